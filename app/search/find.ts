import { highlighter, type Piece } from '../../adapters/search-index/highlight.ts';
import { rank } from '../../adapters/search-index/rank.ts';
import type { Answer, Asked, Count, Synonym } from '../../adapters/search-index/types.ts';
import { type Lists, ListsAway, type Proposal } from '../../adapters/search-lists/lists.ts';
import type { Tx } from '../../lib/database.ts';
import { plainText } from '../../lib/plain-text.ts';
import { named, shownOf } from './find-shown.ts';
import { type Candidate, type Narrowed, readAgain } from './read-again.ts';
import { readerOf } from './reader.ts';
import {
  type ContentLocale,
  type Found,
  most_results,
  result_types,
  type ResultType,
  type Suggestion,
  type Wanted,
} from './result.ts';
import { stretcher } from './stretch.ts';
import type { SynonymGroup } from './synonym.ts';

/** Candidates that are ranked together. Pages further on rank the next ones, so that no page shows what another one did. */
const block = 60;
/** From so many rows newer than the lists on, these are asked to look at once. */
const many_newer = 50;

const day_ms = 86_400_000;

const nothing: Found = {
  results: [],
  facets: { type: [], product: [], module: [] },
  total: { value: 0, relation: 'eq' },
  partly: false,
  did_you_mean: null,
  away: false,
};

/**
 * What the reader may see of all that says these words, the best first: the lists propose, PostgreSQL reads it again under the reader's
 * rights, and what was written since the lists looked is read beside it. `away`: nobody answers for the lists just now.
 */
export async function search(tx: Tx, lists: Lists, wanted: Wanted): Promise<Found> {
  const { offset, limit } = wanted;
  const narrowed = narrowedBy(wanted);
  const first = Math.floor(offset / block);
  const end = Math.min(offset + limit, most_results);
  const most = Math.ceil(end / block) * block;
  if (end <= offset) return nothing;
  const asked: Asked = { ...askedOf(wanted, narrowed), most };
  const reader = await readerOf(tx);
  const proposal = await unlessAway(lists.ask(asked, reader));
  if (!proposal) return { ...nothing, away: true };
  const ranked = await rankedBlocks(tx, lists, proposal, first, narrowed);
  // What the lists still count may have been taken back since they looked.
  if (first === 0 && ranked.scored.length === 0) return { ...nothing, did_you_mean: proposal.did_you_mean };
  const page = ranked.scored.slice(offset - first * block, end - first * block);
  const { total, facets: counted } = withNewer(proposal, ranked.newer);
  const [shown, facets] = await Promise.all([
    shownOf(
      tx,
      page.map(({ row }) => row),
    ),
    named(tx, counted.product, counted.module),
  ]);
  const scores = new Map(page.map(({ row, score }) => [row.id, score]));
  const partly = offset + shown.length > total.value;
  const tellOf = teller(proposal.did_you_mean ?? wanted.q);
  return {
    results: shown.map(({ text, ...row }) => ({
      ...row,
      score: scores.get(row.id) ?? 0,
      highlight: tellOf(text, row.locale),
    })),
    facets: { type: counted.type.filter(isTypeCount), ...facets },
    total: { value: total.value, relation: partly ? 'gte' : total.relation },
    partly,
    did_you_mean: proposal.did_you_mean,
    away: false,
  };
}

// Of what each result says, the stretch that says most of the query.
function teller(q: string): (text: string, locale: ContentLocale | null) => Piece[] {
  const [stretch, highlight] = [stretcher(q), highlighter(q)];
  return (text, locale) => highlight(plainText(stretch(text)), locale);
}

const suggested: readonly ResultType[] = ['kb', 'doc'];

/** Documents that may answer a subject while it is being written, those of its product first. */
export async function suggest(
  tx: Tx,
  lists: Lists,
  { subject, product_id, limit }: { subject: string; product_id?: string | undefined; limit: number },
): Promise<Suggestion[]> {
  if (subject.trim().length < 3) return [];
  const asked: Asked = { q: subject, types: suggested, ...(product_id && { near_product_ids: [product_id] }) };
  const reader = await readerOf(tx);
  const proposal = await unlessAway(lists.suggest(asked, reader));
  if (!proposal) return [];
  const { plan, keys, unseen } = proposal;
  const rows = await readAgain(tx, keys, unseen, narrowedBy({ q: subject, offset: 0, limit }, suggested));
  const best = distinct(rank(plan, rows, { now: today() })).slice(0, limit);
  const shown = await shownOf(
    tx,
    best.map(({ row }) => row),
  );
  const tellOf = teller(subject);
  return shown.map(({ type, id, external_id, title, slug, locale, text }) => ({
    type,
    id,
    external_id,
    title,
    slug: slug ?? '',
    locale,
    highlight: tellOf(text, locale),
  }));
}

// Scores tell nothing of the moment: the same question has the same answer all day.
const today = (): Date => new Date(Math.floor(Date.now() / day_ms) * day_ms);

async function unlessAway<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ListsAway) return null;
    throw error;
  }
}

type Ranked = { row: Candidate; score: number };

// Candidates from block `first` on, each block ranked by itself; rows newer than the lists belong to the first one.
async function rankedBlocks(
  tx: Tx,
  lists: Lists,
  { plan, keys, unseen }: Proposal<Answer>,
  first: number,
  narrowed: Narrowed,
): Promise<{ scored: Ranked[]; newer: Candidate[] }> {
  const proposed = keys.slice(first * block);
  const rows = await readAgain(tx, proposed, unseen, first === 0 ? narrowed : null);
  const place = new Map(proposed.map((key, index) => [key, Math.floor(index / block)]));
  const blocks = Map.groupBy(rows, ({ key }) => place.get(key) ?? 0);
  const scored = distinct(
    [...blocks].sort(([a], [b]) => a - b).flatMap(([, some]) => rank(plan, some, { now: today() })),
  );
  if (rows.filter(({ newer }) => newer).length >= many_newer) lists.hurry();
  const counted = new Set(rows.filter(({ key }) => place.has(key)).map(({ id }) => id));
  return { scored, newer: scored.flatMap(({ row }) => (counted.has(row.id) ? [] : [row])) };
}

// Counts of the lists, and one more for each row that they have not seen.
function withNewer({ total, facets }: Answer, newer: readonly Candidate[]): Pick<Answer, 'total' | 'facets'> {
  const more = (counts: readonly Count[], values: readonly (string | null)[]): Count[] => {
    const known = new Map(counts.map(({ value, count }) => [value, count]));
    for (const value of values) if (value !== null) known.set(value, (known.get(value) ?? 0) + 1);
    return [...known].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
  };
  if (newer.length === 0) return { total, facets };
  return {
    total: { ...total, value: total.value + newer.length },
    facets: {
      type: more(
        facets.type,
        newer.map(({ type }) => type),
      ),
      product: more(
        facets.product,
        newer.map(({ product_id }) => product_id),
      ),
      module: more(
        facets.module,
        newer.map(({ module_id }) => module_id),
      ),
    },
  };
}

// A request and its internal notes are two rows and one result.
function distinct(scored: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return scored.filter(({ row }) => !seen.has(row.id) && seen.add(row.id));
}

function narrowedBy(wanted: Wanted, types?: readonly ResultType[]): Narrowed {
  const { type, product_id, module_id, locale, status, queue_id, assignee_id, organization_id } = wanted;
  return {
    types: types ?? (type ? [type] : undefined),
    product_id,
    module_id,
    locale,
    status,
    queue_id,
    assignee_id,
    organization_id,
  };
}

function askedOf({ q, phrase, synonyms }: Wanted, narrowed: Narrowed): Asked {
  const { types, product_id, module_id, locale, status, queue_id, assignee_id, organization_id } = narrowed;
  return {
    q,
    types,
    product_id,
    module_id,
    locale,
    statuses: status ? [status] : undefined,
    queue_ids: queue_id ? [queue_id] : undefined,
    assignee_id,
    organization_id,
    phrases: phrase,
    synonyms: synonyms?.map(synonymOf),
  };
}

const synonymOf = ({ words, leads_to }: SynonymGroup): Synonym => ({
  from: words,
  to: leads_to.length > 0 ? leads_to : words,
});

const isTypeCount = (count: { value: string; count: number }): count is { value: ResultType; count: number } =>
  (result_types as readonly string[]).includes(count.value);
