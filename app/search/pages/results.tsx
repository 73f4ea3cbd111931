import { isStaff, type Viewer } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import { type Asked, query_max, resultPath, searchPath } from '../address.ts';
import { type Found, most_results, type Result } from '../result.ts';
import type { Piece } from '../../../adapters/search-index/highlight.ts';

type Props = {
  chrome: Chrome;
  viewer: Viewer;
  time_zone: string;
  now: Date;
  asked: Asked;
  found: Found;
  page_size: number;
};

/** One list of everything that was found, and what it divides into. */
export function ResultsPage({ chrome, viewer, time_zone, now, asked, found, page_size }: Props) {
  const { t, locale } = chrome;
  const words = t.search;
  const { results, facets, total } = found;
  const staff = viewer.kind === 'person' && isStaff(viewer);
  const many = numberText(locale, total.value);
  const count = total.relation === 'gte' ? words.more_than(many) : total.value === 1 ? words.one : words.results(many);
  const end = asked.offset + results.length;
  const named = (
    title: string,
    key: 'product_id' | 'module_id',
    values: Found['facets']['product'],
    without: Partial<Asked>,
  ) => (
    <Facet
      title={title}
      every={asked[key] ? { href: searchPath(asked, without), label: words.everything, current: false } : null}
      values={values.map(({ value, name, count: of }) => ({
        href: searchPath(asked, { ...without, [key]: value }),
        label: name,
        count: of,
        current: asked[key] === value,
      }))}
    />
  );
  const narrowed = Boolean(asked.type ?? asked.product_id ?? asked.module_id);
  return (
    <Layout chrome={chrome} search={false} title={asked.q ? `${words.search}: ${asked.q.slice(0, 80)}` : words.search}>
      <h1 class="hidden-text">{words.search}</h1>
      <SearchBox t={t} value={asked.q} size="large" max={query_max} />
      {asked.q.trim() === '' ? (
        <Empty icon="search" title={words.start}>
          {words.start_hint}
        </Empty>
      ) : results.length === 0 && !narrowed ? (
        <Empty
          icon="search"
          title={words.none(asked.q.slice(0, 200))}
          action={
            <LinkButton look="main" href={`/tickets/new?${new URLSearchParams({ subject: asked.q.slice(0, 200) })}`}>
              {t.tickets.open_ticket}
            </LinkButton>
          }
        >
          {words.none_hint}
        </Empty>
      ) : (
        <div class="results">
          <nav class="facets" aria-label={t.common.filters}>
            <Facet
              title={words.by_type}
              every={{ href: searchPath(asked, { type: undefined }), label: words.everything, current: !asked.type }}
              values={facets.type.map(({ value, count: of }) => ({
                href: searchPath(asked, { type: value }),
                label: words.types[value],
                count: of,
                current: asked.type === value,
              }))}
            />
            {named(words.by_product, 'product_id', facets.product, { product_id: undefined, module_id: undefined })}
            {named(words.by_module, 'module_id', facets.module, { module_id: undefined })}
          </nav>
          <div>
            <p class="soft small result-count" role="status">
              {count} {words.for(asked.q.slice(0, 200))}
            </p>
            <Card label={words.search}>
              <Rows>
                {results.map((result) => (
                  <Row
                    href={resultPath(result, staff)}
                    title={result.title}
                    lang={result.locale ?? undefined}
                    prefetch={result.type !== 'ticket'}
                    aside={<Chip>{words.types[result.type]}</Chip>}
                    detail={
                      <>
                        <span class="result-place">
                          {result.number !== null && `${t.tickets.number(numberText(locale, result.number))} · `}
                          {[result.product?.name, result.module?.name].filter(Boolean).join(' · ')}
                          {result.product && ' · '}
                          <Time at={momentOf(chrome, { time_zone }, new Date(result.date), now)} />
                        </span>
                        <span class="result-text" dir="auto" lang={result.locale ?? undefined}>
                          <Marked pieces={result.highlight} />
                        </span>
                      </>
                    }
                  />
                ))}
              </Rows>
            </Card>
            <Pagination
              t={t}
              previous={asked.offset > 0 ? searchPath(asked, { offset: Math.max(0, asked.offset - page_size) }) : null}
              next={end < Math.min(total.value, most_results) ? searchPath(asked, { offset: end }) : null}
            />
            <p>
              <a href={`/tickets/new?${new URLSearchParams({ subject: asked.q.slice(0, 200) })}`}>
                {t.home.not_found_here}
              </a>
            </p>
          </div>
        </div>
      )}
    </Layout>
  );
}

/** A stretch of text with the words that were looked for. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>;
}

type FacetValue = { href: string; label: string; count?: number; current: boolean };

function Facet({ title, every, values }: { title: string; every: FacetValue | null; values: readonly FacetValue[] }) {
  if (values.length === 0) return null;
  return (
    <section class="facet" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {[...(every ? [every] : []), ...values].map(({ href, label, count, current }) => (
          <li>
            <a href={href} aria-current={current ? 'true' : undefined}>
              <bdi>{label}</bdi>
              {count !== undefined && <span class="numeric soft">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type InstantProps = { chrome: Chrome; staff: boolean; asked: Asked; results: readonly Result[] };

/** The first results under the box, while somebody types; a part of a page. */
export function InstantResults({ chrome, staff, asked, results }: InstantProps) {
  const { t } = chrome;
  return (
    <div id="instant-results">
      {results.map((result) => (
        <a role="option" href={resultPath(result, staff)} class="instant-result">
          <span class="instant-type">{t.search.types[result.type]}</span>
          <bdi lang={result.locale ?? undefined}>{result.title}</bdi>
        </a>
      ))}
      <a role="option" href={searchPath(asked)} class="instant-result all">
        {results.length > 0 ? t.search.see_all : t.search.none(asked.q.slice(0, 80))}
      </a>
    </div>
  );
}
