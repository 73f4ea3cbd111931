import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { numberText } from '../../moment.ts';
import type { LineWithProducts } from '../find-entries.ts';
import { places, views } from './views.ts';

type Props = { chrome: Chrome; lines: readonly LineWithProducts[]; writes: boolean; saved: boolean };

/** Lines with their products, and how much each product holds. */
export function CatalogPage({ chrome, lines, writes, saved }: Props) {
  const { t } = chrome;
  const create = writes && (
    <LinkButton href={`${places.catalog}/lines/new`} icon="plus">
      {t.catalog.new.product_lines}
    </LinkButton>
  );
  return (
    <DeskLayout chrome={chrome} title={t.catalog.catalog} views={views(t)} notice={saved ? t.common.saved : undefined}>
      <PageHeader title={t.catalog.catalog} lead={t.catalog.lead} actions={create} />
      {lines.length === 0 ? (
        <Empty icon="package" title={t.catalog.none}>
          {t.catalog.none_hint}
        </Empty>
      ) : (
        <div class="stack">
          {lines.map((line) => (
            <LineCard chrome={chrome} line={line} writes={writes} />
          ))}
        </div>
      )}
    </DeskLayout>
  );
}

function LineCard({ chrome, line, writes }: { chrome: Chrome; line: LineWithProducts; writes: boolean }) {
  const { t, locale } = chrome;
  const edit = { href: `${places.catalog}/lines/${line.id}/edit`, label: t.catalog.edit_of(line.name) };
  return (
    <Card label={line.name}>
      <CardHeader title={line.name} {...(writes && { link: edit })} />
      {line.archived_at && (
        <CardBody>
          <Chip>{t.catalog.archived}</Chip>
        </CardBody>
      )}
      {line.products.length > 0 ? (
        <Rows>
          {line.products.map((product) => (
            <Row
              title={product.name}
              href={`${places.catalog}/products/${product.id}`}
              detail={<code>{product.code}</code>}
              aside={product.archived_at && <Chip>{t.catalog.archived}</Chip>}
              note={t.catalog.product_counts(
                numberText(locale, product.modules ?? 0),
                numberText(locale, product.releases ?? 0),
              )}
            />
          ))}
        </Rows>
      ) : (
        <CardBody>
          <p class="soft">{t.catalog.no_products}</p>
        </CardBody>
      )}
      {writes && !line.archived_at && (
        <CardBody>
          <LinkButton href={`${places.catalog}/products/new?product_line_id=${line.id}`} size="small" icon="plus">
            {t.catalog.new_product_in(line.name)}
          </LinkButton>
        </CardBody>
      )}
    </Card>
  );
}
