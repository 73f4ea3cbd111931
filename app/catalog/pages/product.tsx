import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip, type ChipTone } from '../../../ui/parts/chip.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { dayText } from '../../moment.ts';
import type { ProductWhole } from '../find-entries.ts';
import { type ReleaseStatus, releaseStatus } from '../release.ts';
import { places, views } from './views.ts';

type Props = { chrome: Chrome; product: ProductWhole; today: string; writes: boolean; saved: boolean };

/** One product: its modules with their routines and queues, and where its releases stand. */
export function ProductPage({ chrome, product, today, writes, saved }: Props) {
  const { t } = chrome;
  const under = `product_id=${product.id}`;
  return (
    <DeskLayout chrome={chrome} title={product.name} views={views(t)} notice={saved ? t.common.saved : undefined}>
      <Breadcrumb t={t} trail={[{ href: places.catalog, label: t.catalog.catalog }]} current={product.name} />
      <PageHeader
        title={product.name}
        lead={
          <>
            <code>{product.code}</code> · {product.line_name} {product.archived_at && <Chip>{t.catalog.archived}</Chip>}
          </>
        }
        actions={
          writes && (
            <>
              <LinkButton href={`${places.catalog}/products/${product.id}/edit`} icon="pencil">
                {t.catalog.edit}
              </LinkButton>
              <LinkButton href={`${places.catalog}/modules/new?${under}`} icon="plus">
                {t.catalog.new.modules}
              </LinkButton>
              <LinkButton href={`${places.catalog}/releases/new?${under}`} icon="plus">
                {t.catalog.new.releases}
              </LinkButton>
            </>
          )
        }
      />
      <div class="stack">
        <section aria-label={t.catalog.releases}>
          <Releases chrome={chrome} product={product} today={today} writes={writes} />
        </section>
        {product.modules.length === 0 && <p class="soft">{t.catalog.no_modules}</p>}
        {product.modules.map((module) => (
          <ModuleCard chrome={chrome} module={module} writes={writes} />
        ))}
      </div>
    </DeskLayout>
  );
}

function ModuleCard({
  chrome: { t },
  module,
  writes,
}: {
  chrome: Chrome;
  module: ProductWhole['modules'][number];
  writes: boolean;
}) {
  const edit = { href: `${places.catalog}/modules/${module.id}/edit`, label: t.catalog.edit_of(module.name) };
  return (
    <Card label={module.name}>
      <CardHeader title={module.name} {...(writes && { link: edit })} />
      <CardBody>
        <Definitions
          items={[
            { label: t.catalog.code, value: <code>{module.code}</code> },
            { label: t.catalog.queue, value: module.queue_name },
            { label: t.catalog.state, value: module.archived_at && <Chip>{t.catalog.archived}</Chip> },
          ]}
        />
      </CardBody>
      {module.routines.length > 0 && (
        <Rows>
          {module.routines.map((routine) => (
            <Row
              title={routine.name}
              href={writes ? `${places.catalog}/routines/${routine.id}/edit` : undefined}
              detail={<code>{routine.code}</code>}
              aside={routine.archived_at && <Chip>{t.catalog.archived}</Chip>}
            />
          ))}
        </Rows>
      )}
      {writes && !module.archived_at && (
        <CardBody>
          <LinkButton href={`${places.catalog}/routines/new?module_id=${module.id}`} size="small" icon="plus">
            {t.catalog.new_routine_of(module.name)}
          </LinkButton>
        </CardBody>
      )}
    </Card>
  );
}

const tones: Record<ReleaseStatus, ChipTone> = {
  planned: 'rest',
  beta: 'go',
  current: 'go',
  previous: 'go',
  extended: 'you',
  expired: 'bad',
};

function Releases({ chrome, product, today, writes }: Omit<Props, 'saved'>) {
  const { t, locale } = chrome;
  if (product.releases.length === 0) return <p class="soft">{t.catalog.no_releases}</p>;
  const day = (text: string | null) => text && dayText(locale, text);
  return (
    <Table
      caption={t.catalog.releases}
      titled
      rows={product.releases}
      key_of={(release) => release.id}
      columns={[
        {
          label: t.catalog.code,
          names: true,
          cell: (release) =>
            writes ? <a href={`${places.catalog}/releases/${release.id}/edit`}>{release.code}</a> : release.code,
        },
        {
          label: t.catalog.state,
          cell: (release) => {
            if (release.archived_at) return <Chip>{t.catalog.archived}</Chip>;
            const status = releaseStatus(release, product.releases, today);
            return <Chip tone={tones[status]}>{t.catalog.statuses[status]}</Chip>;
          },
        },
        { label: t.catalog.launched_on, cell: (release) => day(release.launched_on) },
        { label: t.catalog.supported_until, cell: (release) => day(release.supported_until) },
        { label: t.catalog.extended_until, cell: (release) => day(release.extended_until) },
        {
          label: t.catalog.minimum_build,
          cell: (release) => release.minimum_build && <code>{release.minimum_build}</code>,
        },
      ]}
    />
  );
}
