import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { organizations } from '../organizations/find.ts';
import { searchedNumber } from '../tickets/filters.ts';
import { columns, is_ended, is_open, me, type TicketRow } from '../tickets/find.ts';
import { looked_at, type Severity } from '../tickets/ticket.ts';
import { type DeskListing, sortOf } from './view.ts';
import { my_queues, seen_queues, sees_all_queues, shows } from './view-conditions.ts';

export type DeskRow = TicketRow & { severity: Severity; assignee_name: string | null };
/** `stopped`: it looked at `looked` requests, as many as one page may, and more may fit further on. */
export type DeskListed = { rows: DeskRow[]; next: DeskListing['after']; stopped: boolean; looked: number };

// Names one by one: joined, PostgreSQL would rather read every organisation for fifty rows.
const told_at_desk = sql`t.number, t.subject, t.status, t.kind, t.opened_at, t.last_message_at, t.closes_at,
  (select o.name from organizations o where o.id = t.organization_id) as organization_name,
  (select p.name from persons p where p.id = t.requester_id) as requester_name,
  (select u.name from organizations u where u.id = t.unit_id) as unit_name,
  coalesce(t.last_message_at > (select r.read_at from ticket_reads r where r.ticket_id = t.id and r.person_id = ${me}), false) as unread`;
const all = sql`${columns}, t.severity, t.assignee_id, t.queue_id, t.product_id, t.search_text`;
const of_seen_queue = sql`t.queue_id = any ((select app.queue_ids())::uuid[])`;
// Of each queue, or company, so many requests are looked at for one page of a list that is narrowed.
const looked_at_each = 80;

const orders = {
  newest: { key: sql`t.number`, order: sql`t.number desc`, stop: sql`s.number`, moment: null, beyond: sql`<` },
  oldest: { key: sql`t.number`, order: sql`t.number`, stop: sql`s.number`, moment: null, beyond: sql`>` },
  active: {
    key: sql`(t.last_message_at, t.number)`,
    order: sql`t.last_message_at desc, t.number desc`,
    stop: sql`(s.last_message_at, s.number)`,
    moment: sql.ref('last_message_at'),
    beyond: sql`<`,
  },
  closing: {
    key: sql`(t.closes_at, t.number)`,
    order: sql`t.closes_at, t.number`,
    stop: sql`(s.closes_at, s.number)`,
    moment: sql.ref('closes_at'),
    beyond: sql`>`,
  },
} as const;

type Found = DeskRow & {
  moment: string | null;
  stop_number: number | null;
  stop_moment: string | null;
  looked: number;
};

/** The page of a view that an address asks for. */
export async function deskListed(tx: Tx, listing: DeskListing): Promise<DeskListed> {
  const companies = listing.company
    ? (await organizations(tx, { ...everybody, q: listing.company }, null)).map(({ id }) => id)
    : listing.organization_id && [listing.organization_id];
  const limit = page_size + 1;
  const { key, order, stop, moment, beyond } = orders[sortOf(listing)];
  const { after } = listing;
  const place =
    after && moment
      ? sql`(timestamptz 'epoch' + ${after.moment ?? '0'}::bigint * interval '1 microsecond', ${after.number}::bigint)`
      : after && sql`${after.number}::bigint`;
  const further = place ? sql` and ${key} ${beyond} ${place}` : sql``;
  const { window, left } = windowOf(listing, companies, { further, order, moment });
  const narrow = left.length > 0;
  const numbered = searchedNumber(listing.q);
  const micros = (of: string) =>
    moment ? sql`(extract(epoch from ${sql.raw(of)}.${moment}) * 1000000)::bigint::text` : sql`null::text`;
  const { rows } = await sql<Found>`
    with seen as materialized (${window}),
    stop as (select t.* from seen t where t.full_part and ${sql.lit(narrow)} order by ${order} limit 1),
    fitting as (select ${all} from seen t where ${sql.join([sql`true`, ...left], sql` and `)}
        and not exists (select from stop s where ${key} ${beyond} ${stop})
      ${numbered && !after ? sql`union select ${all} from tickets t where t.number = ${numbered}` : sql``})
    select f.*, s.number as stop_number, ${micros('s')} as stop_moment, (select count(*) from seen) as looked
    from (select) one left join stop s on true
    left join lateral (select ${told_at_desk}, t.severity, app.staff_name(t.assignee_id) as assignee_name, ${micros('t')} as moment
      from (select * from fitting t order by ${order} limit ${sql.lit(limit)}) t order by ${order}) f on true`.execute(
    tx,
  );
  const found = rows.filter((row) => row.number !== null);
  const shown = found.slice(0, page_size);
  const [last, first] = [shown.at(-1), rows[0]];
  const looked = first?.looked ?? 0;
  if (found.length > page_size && last)
    return { rows: shown, next: { number: last.number, moment: last.moment }, stopped: false, looked };
  if (first?.stop_number)
    return { rows: found, next: { number: first.stop_number, moment: first.stop_moment }, stopped: true, looked };
  return { rows: found, next: null, stopped: false, looked };
}

const everybody = { kind: null, state: null, suspended: null, product_id: null };

type Reading = {
  further: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  moment: RawBuilder<unknown> | null;
};
type Window = {
  window: RawBuilder<unknown>;
  /** What its rows still have to fit: no index knows every combination. */ left: RawBuilder<unknown>[];
};

// Where a page looks, each part in the order of an index and no further than its size: by company, by person, by number or by queue.
function windowOf(listing: DeskListing, companies: string[] | null | '', { further, order, moment }: Reading): Window {
  const { view, queue_id, assignee_id } = listing;
  const sort = sortOf(listing);
  const state = sort === 'closing' ? sql`t.closes_at is not null` : view === 'ended' ? is_ended : is_open;
  const split = (parts: RawBuilder<unknown>, of: RawBuilder<unknown>, where: RawBuilder<unknown>, size: number) => sql`
    select t.*, row_number() over (partition by t.part order by ${order}) = ${sql.lit(size)} as full_part from (
      select t.* from ${parts} cross join lateral (select q.id as part, ${all} from tickets t where ${of} = q.id and ${where}${further} order by ${order} limit ${sql.lit(size)}) t) t`;
  const alone = (where: RawBuilder<unknown>, size: number) =>
    sql`select t.*, row_number() over (order by ${order}) = ${sql.lit(size)} as full_part from (
      select null::uuid as part, ${all} from tickets t where ${where}${further} order by ${order} limit ${sql.lit(size)}) t`;
  // A page's worth of each queue is read from the index alone; only the rows that are shown are fetched.
  const page = sql.lit(page_size + 1);
  const keyed = moment ? sql`t.number, t.${moment}` : sql`t.number`;
  const merged = (queues: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
    select t.*, false as full_part from (
      select t.* from ${queues} cross join lateral (select q.id as part, ${keyed} from tickets t where t.queue_id = q.id and ${where}${further} order by ${order} limit ${page}) t
      order by ${order} limit ${page}) s cross join lateral (select s.part, ${all} from tickets t where t.number = s.number) t`;
  const asked = conditions(listing);
  const of_assignee = assignee_id && sql`t.assignee_id = ${assignee_id}`;
  const of_queue = queue_id && sql`t.queue_id = ${queue_id}`;
  const of_team = view === 'team' && sql`t.queue_id in (select q.id from ${my_queues})`;
  if (companies) {
    const left = [...asked, of_assignee, beside(view), of_queue, of_team].filter(is_condition);
    const size = companies.length === 1 ? looked_at : looked_at_each;
    const parts = sql`unnest(${companies}::uuid[]) q (id)`;
    return { window: split(parts, sql`t.organization_id`, sql`${of_seen_queue} and ${state}`, size), left };
  }
  const person = view === 'mine' ? me : assignee_id && view !== 'ended' ? sql`${assignee_id}::uuid` : null;
  if (person) {
    const rest = view === 'mine' ? of_assignee : beside(view);
    const left = [...asked, rest, of_queue, of_team].filter(is_condition);
    const size = left.length > 0 ? looked_at : page_size + 1;
    return { window: alone(sql`t.assignee_id = ${person} and ${of_seen_queue} and ${state}`, size), left };
  }
  const by_number = sort === 'newest' || sort === 'oldest';
  // A view has an index of its own only in its own order.
  const where = view !== 'mine' && (by_number || view === 'expiring') ? shows[view] : state;
  const left = [...asked, of_assignee, where === state && beside(view)].filter(is_condition);
  const size = left.length === 0 ? page_size + 1 : queue_id ? looked_at : looked_at_each;
  const queues = queue_id ? sql`(select ${queue_id}::uuid as id) q` : view === 'team' ? my_queues : seen_queues;
  const by_queue = (only: RawBuilder<unknown>) =>
    left.length === 0
      ? merged(queues, sql`${where} and ${only}`)
      : split(queues, sql`t.queue_id`, sql`${where} and ${only}`, size);
  // Everything a lead sees is found by number alone; an agent's by queue.
  const window =
    (view === 'open' || view === 'ended') && !queue_id && by_number
      ? sql`(${alone(sql`${sees_all_queues} and ${of_seen_queue} and ${where}`, left.length === 0 ? size : looked_at)})
          union all (${by_queue(sql`not ${sees_all_queues}`)})`
      : by_queue(sql`true`);
  return { window, left };
}

// What a view asks beside a request being open.
function beside(view: DeskListing['view']): RawBuilder<unknown> | null {
  switch (view) {
    case 'unassigned':
      return sql`t.assignee_id is null`;
    case 'waiting':
      return sql`t.status = 'waiting_customer'`;
    case 'development':
      return sql`t.status = 'waiting_issue'`;
    case 'expiring':
      return shows.expiring;
    case 'mine':
      return sql`t.assignee_id = ${me}`;
    default:
      return null;
  }
}

const is_condition = (value: RawBuilder<unknown> | string | false | null): value is RawBuilder<unknown> =>
  typeof value === 'object' && value !== null;

function conditions({ status, severity, product_id, q }: DeskListing): RawBuilder<unknown>[] {
  return [
    status && sql`t.status = ${status}`,
    severity && sql`t.severity = ${severity}`,
    product_id && sql`t.product_id = ${product_id}`,
    q && sql`position(app.fold(${q}::text) in t.search_text) > 0`,
  ].filter(is_condition);
}
