import { isStaff, type Viewer } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import type { Refusal } from '../../../ui/parts/form.tsx';
import { SearchBox } from '../../../ui/parts/search-box.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import { type Asked, openedPath, query_max, searchPath, searchQuery } from '../address.ts';
import type { Answered, Desk } from '../find-answers.ts';
import type { Saved } from '../find-saved.ts';
import { most_results, type Result } from '../result.ts';
import { countOf } from './count.ts';
import { Facets } from './facets.tsx';
import { Marked } from './marked.tsx';
import { Narrowed } from './narrowed.tsx';
import { Hints, RequestFilters } from './request-filters.tsx';
import { SavedLinks, SaveSearch } from './saved-searches.tsx';

export type ResultsProps = {
  chrome: Chrome;
  viewer: Viewer;
  time_zone: string;
  now: Date;
  asked: Asked;
  answered: Answered;
  page_size: number;
  places: { product: string | null; module: string | null };
  /** Of the staff. */
  desk: Desk | null;
  /** Of who is signed in. */
  saved: readonly Saved[];
  /** A search that was to be saved and could not be. */
  saving?: { name: string; errors: readonly Refusal[] } | undefined;
  notice?: string | undefined;
};

const shown_max = 200;

/** A new request about what was looked for. */
const askPath = (q: string): string => `/tickets/new?${new URLSearchParams({ subject: q.trim().slice(0, shown_max) })}`;

/** One list of everything that was found, and what it divides into. */
export function ResultsPage(props: ResultsProps) {
  const { chrome, viewer, asked, answered, desk, places, saved, saving, notice } = props;
  const { t } = chrome;
  const words = t.search;
  const { q: _q, ...keep } = Object.fromEntries(new URLSearchParams(searchQuery(asked)));
  const nothing_asked = (desk ? desk.resolved.words : asked.q).trim() === '';
  return (
    <Layout
      chrome={chrome}
      search={false}
      title={asked.q ? `${words.search}: ${asked.q.slice(0, 80)}` : words.search}
      refused={Boolean(saving)}
      notice={notice}
    >
      <h1 class="hidden-text">{words.search}</h1>
      <SearchBox t={t} value={asked.q} size="large" max={query_max} keep={keep} />
      <Narrowed chrome={chrome} asked={asked} places={places} desk={desk} />
      {desk && <Hints chrome={chrome} hints={desk.resolved.hints} />}
      {desk && <RequestFilters chrome={chrome} asked={asked} desk={desk} />}
      {nothing_asked ? (
        <Start chrome={chrome} desk={desk} />
      ) : answered.found.away ? (
        <Empty icon="search" title={words.away}>
          {words.away_hint}
        </Empty>
      ) : answered.found.results.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <div class="results">
          <Facets chrome={chrome} asked={asked} found={answered.found} />
          <List {...props} />
        </div>
      )}
      {viewer.kind === 'person' && <SavedLinks chrome={chrome} saved={saved} />}
    </Layout>
  );
}

function Start({ chrome: { t }, desk }: { chrome: Chrome; desk: Desk | null }) {
  const words = t.search;
  const filtered = desk && desk.resolved.held.length > 0;
  return (
    <Empty
      icon="search"
      title={filtered ? words.start_filtered : words.start}
      action={filtered && <LinkButton href={deskPath(desk)}>{words.list_at_desk}</LinkButton>}
    >
      {filtered ? words.start_filtered_hint : words.start_hint}
    </Empty>
  );
}

/** The console's list, narrowed in the same way. */
function deskPath({ resolved: { status, queue_id, assignee_id, organization_id } }: Desk): string {
  const ended = status === 'closed' || status === 'cancelled';
  return `/desk?${new URLSearchParams({
    ...(ended && { view: 'ended' }),
    ...(status && { status }),
    ...(queue_id && { queue: queue_id }),
    ...(assignee_id && { assignee: assignee_id }),
    ...(organization_id && { organization: organization_id }),
  })}`;
}

function Nothing({ chrome, viewer, asked, desk, answered }: ResultsProps) {
  const { t } = chrome;
  const words = t.search;
  const q = (desk ? desk.resolved.words : asked.q).slice(0, shown_max);
  const everywhere = new URLSearchParams({ q: desk ? desk.resolved.words : asked.q });
  const narrowed = new URLSearchParams(searchQuery(asked)).size > 1 || (desk?.resolved.held.length ?? 0) > 0;
  return (
    <Empty
      icon="search"
      title={words.none(q)}
      action={
        <span class="cluster">
          {narrowed && <LinkButton href={`/search?${everywhere}`}>{words.search_everywhere}</LinkButton>}
          {!(viewer.kind === 'person' && isStaff(viewer)) && (
            <LinkButton look="main" href={askPath(asked.q)}>
              {t.tickets.open_ticket}
            </LinkButton>
          )}
        </span>
      }
    >
      {answered.found.did_you_mean && (
        <>
          {words.did_you_mean}{' '}
          <a href={searchPath(asked, { q: answered.found.did_you_mean })}>{answered.found.did_you_mean}</a>?{' '}
        </>
      )}
      {narrowed ? words.none_narrowed_hint : words.none_hint}
    </Empty>
  );
}

function List(props: ResultsProps) {
  const { chrome, viewer, asked, answered, page_size, desk } = props;
  const { t } = chrome;
  const words = t.search;
  const { found, instead } = answered;
  const staff: boolean = viewer.kind === 'person' && isStaff(viewer);
  const end = asked.offset + found.results.length;
  const q = desk ? desk.resolved.words : asked.q;
  const meant = instead ? null : found.did_you_mean;
  return (
    <div>
      <div class="result-head">
        <p class="soft small" role="status">
          {countOf(chrome, found)} {words.for((instead?.how === 'corrected' ? instead.q : q).slice(0, shown_max))}
        </p>
        {viewer.kind === 'person' && <SaveSearch {...props} />}
      </div>
      {instead && (
        <p class="did-you-mean">
          {instead.how === 'corrected' ? words.instead(q.slice(0, shown_max), instead.q) : words.without_quotes}
        </p>
      )}
      {meant && (
        <p class="did-you-mean">
          {words.did_you_mean} <a href={searchPath(asked, { q: meant })}>{meant}</a>?
        </p>
      )}
      <Card label={words.search}>
        <Rows class="result-rows">
          {found.results.map((result) => (
            <ResultRow {...props} result={result} staff={staff} />
          ))}
        </Rows>
      </Card>
      <Pagination
        t={t}
        previous={asked.offset > 0 ? searchPath(asked, { offset: Math.max(0, asked.offset - page_size) }) : null}
        next={end < Math.min(found.total.value, most_results) ? searchPath(asked, { offset: end }) : null}
      />
      {!staff && (
        <p class="result-end">
          <a href={askPath(asked.q)}>{t.home.not_found_here}</a>
        </p>
      )}
    </div>
  );
}

function ResultRow({
  chrome,
  time_zone,
  now,
  asked,
  result,
  staff,
}: ResultsProps & { result: Result; staff: boolean }) {
  const { t, locale } = chrome;
  // Of a request nobody knows its language, and it is not that of the page.
  const lang = result.locale ?? '';
  return (
    <Row
      href={openedPath(result, staff, asked.q)}
      title={result.title}
      lang={lang}
      // Read ahead, its page would not know that somebody came.
      prefetch={false}
      aside={<Chip>{t.search.types[result.type]}</Chip>}
      detail={
        <>
          <span class="result-place">
            {result.number !== null && `${t.tickets.number(numberText(locale, result.number))} · `}
            <bdi>{[result.product?.name, result.module?.name].filter(Boolean).join(' · ')}</bdi>
            {result.product && ' · '}
            <Time at={momentOf(chrome, { time_zone }, new Date(result.date), now)} />
          </span>
          {result.highlight.length > 0 && (
            <span class="result-text" dir="auto" lang={lang}>
              <Marked pieces={result.highlight} />
            </span>
          )}
        </>
      }
    />
  );
}
