import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Card, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { countText, momentOf } from '../../moment.ts';
import { areas, counted, type DocumentKind, documentPath, no_module } from '../document.ts';
import type { Listed, Shelf } from '../find.ts';

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
  next: string | null;
};

const shelfPath = (kind: DocumentKind, product: string, module?: string | null): string =>
  `${areas[kind]}?${new URLSearchParams({ product, ...(module && { module }) })}`;

/** Documents of a kind by product and module, with counts; without a choice, the newest of all. */
export function ShelfPage({ chrome, time_zone, now, kind, product, module, shelves, rows, next }: Props) {
  const { t } = chrome;
  const words = t.content;
  const of_product = shelves.find(({ product_code }) => product_code === product);
  const here = shelves.find((shelf) => shelf.product_code === product && (shelf.module_code ?? no_module) === module);
  const title = (here && (here.module_name ?? words.general)) ?? of_product?.product_name ?? words.areas[kind];
  const trail = [
    { href: areas[kind], label: words.areas[kind] },
    ...(module && of_product && product ? [{ href: shelfPath(kind, product), label: of_product.product_name }] : []),
  ];
  const products = [...new Map(shelves.map((shelf) => [shelf.product_code, shelf.product_name]))];
  return (
    <Layout chrome={chrome} title={title}>
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
        {products.length > 0 && (
          <nav class="shelf-nav" aria-label={words.shelves}>
            {products.map(([code, name]) => (
              <details class="shelf-product" open={products.length <= 3 || code === product}>
                <summary>
                  <bdi>{name}</bdi>
                </summary>
                <ul>
                  {shelves
                    .filter(({ product_code }) => product_code === code)
                    .map((shelf) => (
                      <li>
                        <a
                          href={shelfPath(kind, code, shelf.module_code ?? no_module)}
                          aria-current={
                            code === product && (shelf.module_code ?? no_module) === module ? 'page' : undefined
                          }
                        >
                          <bdi>{shelf.module_name ?? words.general}</bdi>{' '}
                          <span class="soft numeric">{countText(chrome, shelf.count, counted)}</span>
                        </a>
                      </li>
                    ))}
                </ul>
              </details>
            ))}
          </nav>
        )}
        <Card label={title}>
          {!product && rows.length > 0 && <CardHeader title={words.newest} />}
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
                        <bdi>{[row.product_name, row.module_name].filter(Boolean).join(' · ')} · </bdi>
                      )}
                      {words.updated.toLowerCase()} <Time at={momentOf(chrome, { time_zone }, row.updated_at, now)} />
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
      <Pagination t={t} previous={null} next={next} />
    </Layout>
  );
}
