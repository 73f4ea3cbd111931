import { type RawBuilder, sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { type Listing, narrows, type Place, searchedNumber } from './filters.ts';
import {
  by_copy,
  by_organization,
  by_requester,
  columns,
  is_ended,
  is_open,
  me,
  told,
  type UnnamedRow,
  tickets,
  visibility,
  with_reads,
} from './find.ts';
import { looked_at, type Status, turns } from './ticket.ts';

/** One page of a list. `next`: where the following page begins; `stopped`: it looked at as many requests as one page may, and more may fit further on. */
export type Listed<Row = UnnamedRow> = { rows: Row[]; next: Place | null; stopped: boolean };

// From a copy to its request is another step each.
const copies_looked_at = 200;

const orders = {
  newest: { key: sql`t.number`, order: sql`t.number desc`, reverse: sql`t.number`, beyond: '<', reads: null },
  active: {
    key: sql`(t.last_message_at, t.number)`,
    order: sql`t.last_message_at desc, t.number desc`,
    reverse: sql`t.last_message_at, t.number`,
    beyond: '<',
    reads: sql`t.last_message_at`,
  },
  closing: {
    key: sql`(t.closes_at, t.number)`,
    order: sql`t.closes_at, t.number`,
    reverse: sql`t.closes_at desc, t.number desc`,
    beyond: '>',
    reads: sql`t.closes_at`,
  },
} as const;

/** The page of a customer's list that an address asks for. */
export async function listed(tx: Tx, listing: Listing): Promise<Listed> {
  const limit = page_size + 1;
  if (narrows(listing) || listing.sort !== 'newest') return narrowed(tx, listing, limit);
  const rows = await tickets(tx, { ended: listing.ended, before: listing.after?.number ?? null, limit });
  const last = rows[page_size - 1];
  const next = rows.length > page_size && last ? { number: last.number, moment: null } : null;
  return { rows: rows.slice(0, page_size), next, stopped: false };
}

/** Requests whose turn is the customer's, those that close first before all others; at most `limit`. */
export function waitingForCustomer(tx: Tx, limit: number): Promise<UnnamedRow[]> {
  const nothing = { status: null, turn: null, kind: null, module_id: null, mine: false, q: '', since: null };
  return narrowed(tx, { ...nothing, ended: false, sort: 'closing', after: null }, limit).then(({ rows }) => rows);
}

// To the microsecond, which a Date does not hold.
const micros = (at: RawBuilder<unknown>) => sql`(extract(epoch from ${at}) * 1000000)::bigint::text`;

type Found = UnnamedRow & { moment: string | null; stop_number: number | null; stop_moment: string | null };

type Given = Record<'status' | 'kind' | 'module_id' | 'q' | 'after_moment', string | null> &
  Record<'since' | 'after_number' | 'numbered', number | null>;

async function narrowed(tx: Tx, listing: Listing, limit: number): Promise<Listed> {
  const { sort, ended, mine, after, status, turn, kind, module_id, q, since } = listing;
  const numbered = searchedNumber(q);
  const place = { after_number: after?.number ?? null, after_moment: after?.moment ?? null };
  const given: Given = { status, kind, module_id, q, since, numbered, ...place };
  const used = Object.entries(given).map(([name, value]) => (value === null || value === '' ? '' : name));
  const shape = ['narrowed', sort, ended, mine, limit, turn, ...used].join(' ');
  const rows = await compiledOnce(tx, shape, given, (_db, places) => narrowedQuery(listing, limit, places));
  const found = rows.filter((row) => row.number !== null);
  const shown = found.slice(0, limit - 1);
  const [at, stop] = [shown.at(-1), rows[0]];
  if (found.length === limit && at)
    return { rows: shown, next: { number: at.number, moment: at.moment }, stopped: false };
  if (stop?.stop_number)
    return { rows: found, next: { number: stop.stop_number, moment: stop.stop_moment }, stopped: true };
  return { rows: found, next: null, stopped: false };
}

function narrowedQuery(listing: Listing, limit: number, given: Given): RawBuilder<Found> {
  const { sort, ended, mine, after } = listing;
  const { key, order, reverse, beyond, reads } = orders[sort];
  const as_key = reads
    ? sql`(timestamptz 'epoch' + ${given.after_moment}::bigint * interval '1 microsecond', ${given.after_number}::bigint)`
    : sql`${given.after_number}::bigint`;
  const further = after ? sql` and ${key} ${sql.raw(beyond)} ${as_key}` : sql``;
  const state = sort === 'closing' ? sql`t.closes_at is not null` : ended ? is_ended : is_open;
  const size = narrows(listing) ? looked_at : limit;
  // Each window is read in the order of an index, and no further than its size; the filters only then choose among its rows.
  const window = sql`and ${state}${further} order by ${order} limit ${sql.lit(size)}`;
  const all = sql`${columns}, t.module_id, t.search_text`;
  const of_company = mine ? sql`from tickets t where false` : by_organization;
  const own = mine ? sql`from tickets t where t.requester_id = ${me} and ${visibility} <> 'none'` : by_requester;
  const copied = sql`select ${all} ${by_copy} and ${mine ? sql`false` : ended ? sql`c.ended` : sql`not c.ended`}
    ${sort === 'newest' && after ? sql`and c.number < ${given.after_number}::bigint` : sql``} order by c.number desc limit ${sql.lit(copies_looked_at)}`;
  const last = (source: string, full: number) =>
    sql`(select * from ${sql.raw(source)} t order by ${reverse} limit (select case when count(*) = ${sql.lit(full)} then 1 else 0 end from ${sql.raw(source)}))`;
  const numbered = searchedNumber(listing.q);
  return sql<Found>`
    with company as materialized (select ${all} ${of_company} ${window}),
    own as materialized (select ${all} ${own} ${window}),
    copied as materialized (${copied}),
    stop as materialized (select ${reads ?? sql`null::timestamptz`} as moment, t.number from (
      ${last('company', size)} union all ${last('own', size)}${sort === 'newest' ? sql` union all ${last('copied', copies_looked_at)}` : sql``}) t order by ${order} limit 1),
    seen as (select * from company t union all select * from own t
      union all (select * from copied t where ${sort === 'closing' ? sql`t.closes_at is not null` : sql`true`}${further})),
    fitting as (select * from seen t where ${fits(listing, given)} and not exists (select from stop s where ${key} ${sql.raw(beyond)} ${reads ? sql`(s.moment, s.number)` : sql`s.number`})
      ${numbered && !after ? sql`union select ${all} from tickets t where t.number = ${given.numbered}` : sql``}
      order by ${sql.raw(sort === 'newest' ? 'number desc' : sort === 'active' ? 'last_message_at desc, number desc' : 'closes_at, number')} limit ${sql.lit(limit)})
    select f.*, s.number as stop_number, ${micros(sql`s.moment`)} as stop_moment from (select) one left join stop s on true
    left join lateral (select ${told}, ${micros(reads ?? sql`null::timestamptz`)} as moment from fitting t ${with_reads} order by ${order}) f on true`;
}

function fits({ status, turn, kind, module_id, q, since }: Listing, given: Given): RawBuilder<unknown> {
  const of_turn = (Object.keys(turns) as Status[]).filter((name) => turns[name] === turn);
  const conditions = [
    status && sql`t.status = ${given.status}`,
    turn && sql`t.status in (${sql.join(of_turn.map((name) => sql.lit(name)))})`,
    kind && sql`t.kind = ${given.kind}`,
    module_id && sql`t.module_id = ${given.module_id}`,
    q && sql`position(app.fold(${given.q}::text) in t.search_text) > 0`,
    since && sql`t.opened_at > app.now() - make_interval(days => ${given.since}::int)`,
  ].filter((condition) => condition !== null && condition !== '');
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}
