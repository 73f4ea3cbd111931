import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { areas, documentPath } from '../document.ts';
import type { Brief, Landing } from '../find-landing.ts';
import { placePath } from '../place.ts';
import type { ModuleShelf } from '../tree.ts';
import { whenOf } from '../when.ts';
import { Tree } from './tree.tsx';

type Props = {
  chrome: Chrome;
  time_zone: string;
  now: Date;
  landing: Landing;
  modules: readonly ModuleShelf[];
};

/** A product's documentation: its modules at the left; what is new, what to look things up in, and what changed last. */
export function LandingPage({ chrome, time_zone, now, landing, modules }: Props) {
  const { t } = chrome;
  const { content, reading } = t;
  const { product, news, references, latest } = landing;
  const when = { time_zone, now };
  const block = (title: string, rows: readonly Brief[]) => (
    <Card label={title}>
      <CardHeader title={title} />
      {rows.length > 0 ? (
        <Rows>
          {rows.map((row) => (
            <Row
              href={documentPath(row)}
              title={row.title}
              lang={row.locale}
              detail={
                <>
                  {reading.templates[row.template] || content.kinds[row.kind]} ·{' '}
                  <Time at={whenOf(chrome, when, row.at)} />
                </>
              }
            />
          ))}
        </Rows>
      ) : (
        <CardBody>
          <p class="soft">{reading.nothing_yet}</p>
        </CardBody>
      )}
    </Card>
  );
  const path = placePath('doc', product.code);
  return (
    <Layout chrome={chrome} title={product.name} open={{ path, title: product.name, description: content.leads.doc }}>
      <Breadcrumb t={t} trail={[{ href: areas.doc, label: content.areas.doc }]} current={product.name} />
      <PageHeader title={product.name} lead={content.leads.doc} />
      <SearchBox t={t} size="within" shortcut={false} within={product.name} keep={{ product: product.id }} />
      <div class="shelf">
        <Tree chrome={chrome} product={product} modules={modules} levels={[]} />
        <div class="stack">
          {block(reading.novelties, news)}
          {block(reading.references, references)}
          {block(reading.latest, latest)}
        </div>
      </div>
    </Layout>
  );
}
