import type { ComponentChildren } from 'preact';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Card, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { areas, type DocumentKind, documentPath, no_module } from '../document.ts';
import type { Listed, Shelf } from '../find.ts';
import type { MostRead } from '../find-most-read.ts';
import { placePath } from '../place.ts';
import { whenOf } from '../when.ts';
import { ShelfNav } from './shelf-nav.tsx';

type Props = {
  chrome: Chrome;
  time_zone: string;
  now: Date;
  kind: DocumentKind;
  /** Codes. */
  product: string | null;
  module: string | null;
  shelves: readonly Shelf[];
  rows: readonly Listed[];
  most_read: readonly MostRead[];
  next: string | null;
  /** Takes the place of products and modules with counts at the left. */
  nav?: ComponentChildren;
};

/** Fewer than these are all on the page anyway. */
const most_read_from = 3;

/** Documents of a kind by product and module, with counts: what is read most, and the newest, all of them page by page. */
export function ShelfPage({
  chrome,
  time_zone,
  now,
  kind,
  product,
  module,
  shelves,
  rows,
  most_read,
  next,
  nav,
}: Props) {
  const { t } = chrome;
  const words = t.content;
  const of_product = shelves.find(({ product_code }) => product_code === product);
  const here = shelves.find((shelf) => shelf.product_code === product && (shelf.module_code ?? no_module) === module);
  const title = (here && (here.module_name ?? words.general)) ?? of_product?.product_name ?? words.areas[kind];
  const trail = [
    { href: areas[kind], label: words.areas[kind] },
    ...(module && of_product && product ? [{ href: placePath(kind, product), label: of_product.product_name }] : []),
  ];
  const path = of_product && product ? placePath(kind, product, here && module) : areas[kind];
  const named = of_product && here ? `${title} · ${of_product.product_name}` : title;
  return (
    <Layout chrome={chrome} title={named} open={{ path, title: named, description: words.leads[kind] }}>
      {product && <Breadcrumb t={t} trail={trail} current={title} />}
      <PageHeader title={title} lead={product ? undefined : words.leads[kind]} />
      {of_product && (
        <SearchBox
          t={t}
          size="within"
          shortcut={false}
          within={title}
          keep={{ product: of_product.product_id, ...(here?.module_id && { module: here.module_id }) }}
        />
      )}
      <div class="shelf">
        {nav ?? <ShelfNav {...{ chrome, kind, shelves, product, module }} />}
        <div class="stack">
          {most_read.length >= most_read_from && (
            <Card label={t.reading.most_read}>
              <CardHeader title={t.reading.most_read} />
              <Rows>
                {most_read.map((row) => (
                  <Row
                    href={documentPath(row)}
                    title={row.title}
                    lang={row.locale}
                    detail={!product && row.product_name && <bdi>{row.product_name}</bdi>}
                  />
                ))}
              </Rows>
            </Card>
          )}
          <Card label={module ? title : t.reading.recently_changed}>
            {rows.length > 0 && <CardHeader title={t.reading.recently_changed} />}
            {rows.length > 0 ? (
              <Rows>
                {rows.map((row) => (
                  <Row
                    href={documentPath(row)}
                    title={row.title}
                    lang={row.locale}
                    detail={
                      <>
                        {!module && row.product_name && (
                          <bdi>{[!product && row.product_name, row.module_name].filter(Boolean).join(' · ')} · </bdi>
                        )}
                        {words.updated.toLowerCase()} <Time at={whenOf(chrome, { time_zone, now }, row.updated_at)} />
                      </>
                    }
                  />
                ))}
              </Rows>
            ) : (
              <Empty icon="book-open" title={words.none}>
                {words.none_hint}
              </Empty>
            )}
          </Card>
        </div>
      </div>
      <Pagination t={t} previous={null} next={next} />
    </Layout>
  );
}
