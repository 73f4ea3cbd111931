import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { areas, counted } from '../../content/document.ts';
import type { Shelf } from '../../content/find.ts';
import { countText } from '../../moment.ts';
import type { Listed, Narrowed } from '../find.ts';
import { timeText } from '../time.ts';

type Props = {
  chrome: Chrome;
  narrowed: Narrowed;
  shelves: readonly Shelf[];
  routines: readonly { code: string; name: string }[];
  rows: readonly Listed[];
  next: string | null;
};

/** The gallery's address, narrowed by code. */
export const galleryPath = (narrowed: Partial<Narrowed>, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...narrowed, ...more })) if (value) query.set(name, value);
  return query.size > 0 ? `${areas.video}?${query}` : areas.video;
};

/** Videos by product, module and routine, the newest first. */
export function GalleryPage({ chrome, narrowed, shelves, routines, rows, next }: Props) {
  const { t } = chrome;
  const words = t.videos;
  const { product, module, routine } = narrowed;
  const of_product = shelves.find(({ product_code }) => product_code === product);
  const here = shelves.find((shelf) => shelf.product_code === product && shelf.module_code === module);
  const title = here?.module_name ?? of_product?.product_name ?? words.title;
  const trail = [
    { href: areas.video, label: words.title },
    ...(module && of_product && product ? [{ href: galleryPath({ product }), label: of_product.product_name }] : []),
  ];
  return (
    <Layout
      chrome={chrome}
      title={title}
      open={{ path: galleryPath(narrowed), title, description: words.lead, type: 'website' }}
    >
      {product && <Breadcrumb t={t} trail={trail} current={title} />}
      <PageHeader title={title} lead={product ? undefined : words.lead} />
      <div class={shelves.length > 0 ? 'shelf' : undefined}>
        {shelves.length > 0 && <Places {...{ chrome, narrowed, shelves }} />}
        <div class="stack">
          {of_product && (
            <SearchBox
              t={t}
              size="within"
              shortcut={false}
              within={title}
              keep={{
                type: 'video',
                product: of_product.product_id,
                ...(here?.module_id && { module: here.module_id }),
              }}
            />
          )}
          {routines.length > 0 && (
            <nav aria-label={words.routines}>
              <ul class="cluster">
                {[{ code: null, name: words.all_routines }, ...routines].map(({ code, name }) => (
                  <li>
                    <a
                      class="pill"
                      href={galleryPath({ product, module, routine: code })}
                      aria-current={code === routine ? 'page' : undefined}
                    >
                      {code ? `${code} · ${name}` : name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {rows.length > 0 ? (
            <ul class="tiles">
              {rows.map((row) => (
                <Film chrome={chrome} row={row} placed={module === null} />
              ))}
            </ul>
          ) : (
            <Empty icon="play" title={words.none}>
              {words.none_hint}
            </Empty>
          )}
          <Pagination t={t} previous={null} next={next} />
        </div>
      </div>
    </Layout>
  );
}

function Places({ chrome, narrowed, shelves }: Pick<Props, 'chrome' | 'narrowed' | 'shelves'>) {
  const { t } = chrome;
  const products = [...new Map(shelves.map((shelf) => [shelf.product_code, shelf.product_name]))];
  return (
    <nav class="shelf-nav" aria-label={t.content.shelves}>
      {products.map(([code, name]) => (
        <details class="shelf-product" open={products.length <= 3 || code === narrowed.product}>
          <summary>
            <bdi>{name}</bdi>
          </summary>
          <ul>
            {shelves
              .filter((shelf) => shelf.product_code === code && shelf.module_code !== null)
              .map(({ module_code, module_name, count }) => (
                <li>
                  <a
                    href={galleryPath({ product: code, module: module_code })}
                    aria-current={code === narrowed.product && module_code === narrowed.module ? 'page' : undefined}
                  >
                    <bdi>{module_name}</bdi> <span class="soft numeric">{countText(chrome, count, counted)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

/** One video of a list: what it shows, of what, and how long it is. */
export function Film({ chrome, row, placed }: { chrome: Chrome; row: Listed; placed: boolean }) {
  const words = chrome.t.videos;
  const place = [...(placed ? [row.product_name, row.module_name] : []), row.routine_name].filter(Boolean).join(' · ');
  return (
    <li class="card film">
      <div class="film-face" aria-hidden="true">
        <span class="mono">{row.routine_code}</span>
        <Icon name="play" size={20} />
      </div>
      <div>
        <a href={`${areas.video}/${row.slug}`}>
          <bdi lang={row.locale}>{row.title}</bdi>
        </a>
        <p>
          {row.duration_s && (
            <>
              <span class="hidden-text">{words.duration}: </span>
              <span class="numeric">{timeText(row.duration_s)}</span>
              {place && ' · '}
            </>
          )}
          <bdi>{place}</bdi>
        </p>
      </div>
    </li>
  );
}
