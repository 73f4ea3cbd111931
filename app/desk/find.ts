import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { searchedNumber } from '../tickets/filters.ts';
import { columns, is_ended, is_open, me, type TicketRow } from '../tickets/find.ts';
import type { Severity } from '../tickets/ticket.ts';
import { counted, type DeskListing, expiring_days, narrowsView, type ViewName } from './view.ts';

export type DeskRow = TicketRow & { severity: Severity; assignee_name: string | null };
export type DeskListed = { rows: DeskRow[]; next: DeskListing['after']; stopped: boolean };
export type QueueCount = { id: string; name: string; count: number };
export type Counts = Record<Exclude<ViewName, 'ended' | 'queue'>, number>;

// Names one by one: joined, PostgreSQL would rather read every organisation for fifty rows.
const told_at_desk = sql`t.number, t.subject, t.status, t.kind, t.opened_at, t.last_message_at, t.closes_at,
  (select o.name from organizations o where o.id = t.organization_id) as organization_name,
  (select p.name from persons p where p.id = t.requester_id) as requester_name,
  (select u.name from organizations u where u.id = t.unit_id) as unit_name,
  coalesce(t.last_message_at > (select r.read_at from ticket_reads r where r.ticket_id = t.id and r.person_id = ${me}), false) as unread`;
const own_queues_shown = 20;
const none: Counts = { mine: 0, team: 0, unassigned: 0, waiting: 0, expiring: 0, development: 0, open: 0 };
// Of each queue so many requests are looked at for one page of a list that is narrowed.
const looked_at_a_queue = 200;

const seen_queues = sql`unnest((select app.queue_ids())::uuid[]) q (id)`;
const my_queues = sql`(select m.queue_id as id from queue_members m where m.person_id = ${me}) q`;
const sees_all_queues = sql`(select app.has_role('lead', 'system_admin'))`;
const expiring = sql`t.status = 'customer_validation' and t.closes_at < app.now() + interval '${sql.raw(String(expiring_days))} days'`;

// What a view shows of one queue. Written out so that each finds its partial index.
const shows: Record<Exclude<ViewName, 'mine'>, RawBuilder<unknown>> = {
  team: is_open,
  unassigned: sql`t.assignee_id is null and ${is_open}`,
  waiting: sql`t.status = 'waiting_customer' and ${is_open}`,
  expiring,
  development: sql`t.status = 'waiting_issue' and ${is_open}`,
  open: is_open,
  ended: is_ended,
  queue: is_open,
};
const mine = sql`t.assignee_id = ${me} and t.queue_id = any ((select app.queue_ids())::uuid[]) and ${is_open}`;

/** The page of a view that an address asks for. */
export async function deskListed(tx: Tx, listing: DeskListing): Promise<DeskListed> {
  const limit = page_size + 1;
  const { view, after, queue_id } = listing;
  const narrow = narrowsView(listing);
  const size = narrow ? looked_at_a_queue : limit;
  const closing = view === 'expiring';
  const up = closing || listing.sort === 'oldest';
  const beyond = sql.raw(up ? '>' : '<');
  const key = closing ? sql`(t.closes_at, t.number)` : sql`t.number`;
  const order = closing ? sql`t.closes_at, t.number` : up ? sql`t.number` : sql`t.number desc`;
  const place =
    after && closing
      ? sql`(timestamptz 'epoch' + ${after.moment ?? '0'}::bigint * interval '1 microsecond', ${after.number}::bigint)`
      : after && sql`${after.number}::bigint`;
  const further = place ? sql` and ${key} ${beyond} ${place}` : sql``;
  const all = sql`${columns}, t.severity, t.assignee_id, t.queue_id, t.product_id, t.search_text`;
  const ordered = sql`${further} order by ${order} limit ${sql.lit(size)}`;
  const queues = view === 'team' ? my_queues : queue_id ? sql`(select ${queue_id}::uuid as id) q` : seen_queues;
  const by_queue = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select t.*, row_number() over (partition by t.queue_id order by ${order}) as place from (
      select t.* from ${queues} cross join lateral (select ${all} from tickets t where t.queue_id = q.id and ${where} ${ordered}) t) t`;
  const alone = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select t.*, row_number() over (order by ${order}) as place from (select ${all} from tickets t where ${where} ${ordered}) t`;
  // Everything a lead sees is found by number alone; an agent's by queue.
  const everything = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    (${alone(sql`${sees_all_queues} and t.queue_id = any ((select app.queue_ids())::uuid[]) and ${where}`)})
    union all (select * from (${by_queue(where)}) t where not ${sees_all_queues})`;
  const window =
    view === 'mine'
      ? alone(mine)
      : (view === 'open' || view === 'ended') && !queue_id
        ? everything(shows[view])
        : by_queue(shows[view]);
  const numbered = searchedNumber(listing.q);
  const micros = sql`(extract(epoch from t.closes_at) * 1000000)::bigint::text`;
  const { rows } = await sql<DeskRow & { moment: string; stop_number: number | null; stop_moment: string | null }>`
    with seen as materialized (${window}),
    stop as (select t.* from seen t where t.place = ${sql.lit(size)} and ${sql.lit(narrow)} order by ${order} limit 1),
    fitting as (select ${all} from seen t where ${fits(listing)}
        and not exists (select from stop s where ${key} ${beyond} ${closing ? sql`(s.closes_at, s.number)` : sql`s.number`})
      ${numbered && !after ? sql`union select ${all} from tickets t where t.number = ${numbered}` : sql``})
    select f.*, s.number as stop_number, (extract(epoch from s.closes_at) * 1000000)::bigint::text as stop_moment
    from (select) one left join stop s on true
    left join lateral (select ${told_at_desk}, t.severity, app.staff_name(t.assignee_id) as assignee_name, ${micros} as moment
      from (select * from fitting t order by ${order} limit ${sql.lit(limit)}) t order by ${order}) f on true`.execute(
    tx,
  );
  const found = rows.filter((row) => row.number !== null);
  const shown = found.slice(0, page_size);
  const last = shown.at(-1);
  const at = (number: number, moment: string | null) => ({ number, moment: closing ? moment : null });
  if (found.length > page_size && last) return { rows: shown, next: at(last.number, last.moment), stopped: false };
  const stop = rows[0];
  if (stop?.stop_number) return { rows: found, next: at(stop.stop_number, stop.stop_moment), stopped: true };
  return { rows: found, next: null, stopped: false };
}

function fits({ view, ...of }: DeskListing): RawBuilder<unknown> {
  const conditions = [
    of.status && sql`t.status = ${of.status}`,
    of.severity && sql`t.severity = ${of.severity}`,
    of.assignee_id && sql`t.assignee_id = ${of.assignee_id}`,
    of.organization_id && sql`t.organization_id = ${of.organization_id}`,
    of.product_id && sql`t.product_id = ${of.product_id}`,
    view !== 'queue' && of.queue_id && sql`t.queue_id = ${of.queue_id}`,
    of.q && sql`position(app.fold(${of.q}::text) in t.search_text) > 0`,
  ].filter((condition): condition is RawBuilder<unknown> => Boolean(condition));
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

/** How many requests stand in each view and in each of one's own queues, no further than `counted` and one. */
export async function deskCounts(tx: Tx): Promise<{ views: Counts; queues: QueueCount[] }> {
  const most = sql.lit(counted + 1);
  const of_queues = (
    queues: RawBuilder<unknown>,
    where: RawBuilder<unknown>,
  ) => sql`(select count(*) from (select from ${queues}
    cross join lateral (select from tickets t where t.queue_id = q.id and ${where} limit ${most}) t limit ${most}) c)`;
  const [views, queues] = await Promise.all([
    sql<Counts>`select (select count(*) from (select from tickets t where ${mine} limit ${most}) c) as mine,
      ${of_queues(my_queues, is_open)} as team,
      ${of_queues(seen_queues, shows.unassigned)} as unassigned,
      ${of_queues(seen_queues, shows.waiting)} as waiting,
      ${of_queues(seen_queues, shows.expiring)} as expiring,
      ${of_queues(seen_queues, shows.development)} as development,
      ${of_queues(seen_queues, is_open)} as open`.execute(tx),
    sql<QueueCount>`select u.id, u.name, (select count(*) from (select from tickets t where t.queue_id = u.id and ${is_open} limit ${most}) c) as count
      from queue_members m join queues u on u.id = m.queue_id where m.person_id = ${me} and u.archived_at is null
      order by lower(u.name) limit ${sql.lit(own_queues_shown)}`.execute(tx),
  ]);
  return { views: views.rows[0] ?? none, queues: queues.rows };
}

export type Choices = Awaited<ReturnType<typeof choicesFor>>;

/** What the forms of a request offer: people of its queue, and the queues in use. */
export async function choicesFor(tx: Tx, number: number) {
  const [people, queues] = await Promise.all([
    tx
      .selectFrom('tickets as t')
      .innerJoin('queue_members as m', 'm.queue_id', 't.queue_id')
      .innerJoin('persons as p', 'p.id', 'm.person_id')
      .select(['p.id', 'p.name'])
      .where('t.number', '=', number)
      .where('p.disabled_at', 'is', null)
      .orderBy(sql`lower(p.name)`)
      .limit(200)
      .execute(),
    tx
      .selectFrom('queues')
      .select(['id', 'name'])
      .where('archived_at', 'is', null)
      .orderBy(sql`lower(name)`)
      .limit(200)
      .execute(),
  ]);
  return { people, queues };
}

/** What customer and staff have both seen of a request: how many messages and events. */
export async function publicCount(tx: Tx, ticket_id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from ticket_messages m where m.ticket_id = ${ticket_id} and not m.internal)
      + (select count(*) from ticket_events e where e.ticket_id = ${ticket_id} and not e.internal) as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Lets nobody else change a request before this transaction ends. */
export async function hold(tx: Tx, ticket_id: string): Promise<void> {
  await tx.selectFrom('tickets').select('id').where('id', '=', ticket_id).forUpdate().execute();
}

/** Whom a customer's person is, by address: the organisations they belong to now. */
export function callers(tx: Tx, email: string) {
  return tx
    .selectFrom('persons as p')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['p.id as person_id', 'o.id as organization_id', 'o.name as organization_name'])
    .where(sql`lower(p.email)`, '=', email)
    .where('p.disabled_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .orderBy(sql`lower(o.name)`)
    .limit(50)
    .execute();
}
