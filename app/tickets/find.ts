import { type RawBuilder, sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { ended, type Kind, type Status } from './ticket.ts';

/** What a list tells of a request, beside names. */
export type TicketLine = {
  number: number;
  subject: string;
  status: Status;
  kind: Kind;
  opened_at: Date;
  last_message_at: Date;
  /** When it closes by itself. */
  closes_at: Date | null;
  /** Something was said since the reader last looked; only of requests the reader opened or has read. */
  unread: boolean;
};
/** `unit_name`: the unit whose consultant opened it in the organisation's name. */
export type TicketRow = TicketLine & { organization_name: string; requester_name: string; unit_name: string | null };
/** A row as PostgreSQL answers it: `named` puts the names in. */
export type UnnamedRow = TicketLine & { requester_id: string; unit_id: string | null };
export type Copy = Awaited<ReturnType<typeof copiesOf>>[number];
export type Ticket = NonNullable<Awaited<ReturnType<typeof ticket>>>;

// Written out, not sent as parameters: a prepared plan must see that the partial indexes of open requests and the limit fit,
// or PostgreSQL plans every query anew (bench/home).
export const is_ended = sql<boolean>`t.status in (${sql.join(ended.map((status) => sql.lit(status)))})`;
export const is_open = sql<boolean>`t.status not in (${sql.join(ended.map((status) => sql.lit(status)))})`;

type Wanted = { ended: boolean; before?: number | null | undefined; limit: number };

export const me = sql`(select app.person_id())`;
export const visibility = sql`(select app.visibility())`;
const of_seen_queue = sql`t.queue_id = any ((select app.queue_ids())::uuid[])`;
const by_company = sql`(${visibility} = 'company' and ${of_seen_queue})`;

// Row level security decides what is seen. These say the same once more, one way of seeing at a time, because only then each finds
// its index and reads no more rows than the page shows (bench/plans); a branch that is not the reader's is not run at all.
export const by_organization = sql`from tickets t where t.organization_id = (select app.organization_id()) and ${by_company}`;
export const by_requester = sql`from tickets t where t.requester_id = ${me} and ${visibility} <> 'none' and not ${by_company}`;
// offset 0: from the copies to their requests, never the other way round
export const by_copy = sql`
  from ticket_copies c cross join lateral (select * from tickets t where t.id = c.ticket_id offset 0) t
    where c.person_id = ${me} and t.requester_id <> ${me} and ${visibility} in ('own_and_copy', 'company') and not ${by_company}`;
export const columns = sql`t.id, t.number, t.subject, t.status, t.kind, t.opened_at, t.last_message_at, t.closes_at, t.organization_id, t.requester_id, t.unit_id`;

/** A row of a list, of the request `t`, and whether it has news for the reader. */
export const told = sql`t.number, t.subject, t.status, t.kind, t.opened_at, t.last_message_at, t.closes_at, t.requester_id, t.unit_id,
  coalesce(t.last_message_at > coalesce(r.read_at, case when t.requester_id = ${me} then t.opened_at end), false) as unread`;
export const with_reads = sql`left join ticket_reads r on r.ticket_id = t.id and r.person_id = ${me}`;

function narrowed({ ended, before, limit }: Wanted, number = sql`t.number`): RawBuilder<unknown> {
  const below = before === null || before === undefined ? sql`` : sql` and ${number} < ${before}`;
  return sql`and ${ended ? is_ended : is_open}${below} order by ${number} desc limit ${sql.lit(limit)}`;
}

function seenByCustomer(wanted: Wanted): RawBuilder<unknown> {
  return sql`(select ${columns} ${by_organization} ${narrowed(wanted)})
    union all (select ${columns} ${by_requester} ${narrowed(wanted)})
    union all (select ${columns} ${by_copy} and ${wanted.ended ? sql`c.ended` : sql`not c.ended`} ${narrowed(wanted, sql`c.number`)})`;
}

/** Requests a customer may see, open or ended, the newest first, below number `before`; at most `limit`. */
export function tickets(tx: Tx, wanted: Wanted): Promise<UnnamedRow[]> {
  const { ended, limit, before } = wanted;
  return compiledOnce(
    tx,
    `tickets ${ended} ${limit} ${typeof before}`,
    { before },
    (_db, given) => sql<UnnamedRow>`
      select ${told} from (${seenByCustomer({ ended, limit, before: typeof before === 'number' ? given.before : null })}) t ${with_reads}
      order by t.number desc limit ${sql.lit(limit)}`,
  );
}

/** The same requests of the customer with the names of who opened them; of the reader's own nothing more is asked. */
export async function named(tx: Tx, viewer: Person, rows: readonly UnnamedRow[]): Promise<TicketRow[]> {
  const known = new Map([[viewer.person_id, viewer.name]]);
  const strangers = new Set(rows.flatMap(({ requester_id, unit_id }) => [requester_id, unit_id ?? requester_id]));
  strangers.delete(viewer.person_id);
  if (strangers.size > 0) {
    const ids = sql`any (${[...strangers]}::uuid[])`;
    const { rows: found } = await sql<{ id: string; name: string }>`
      select id, name from persons where id = ${ids} union all select id, name from organizations where id = ${ids}`.execute(
      tx,
    );
    for (const { id, name } of found) known.set(id, name);
  }
  return rows.map((row) => ({
    ...row,
    organization_name: viewer.organization_name ?? '',
    requester_name: known.get(row.requester_id) ?? '',
    unit_name: row.unit_id && (known.get(row.unit_id) ?? null),
  }));
}

/** One request by its number; undefined when it is unknown or not the reader's to see. */
export function ticket(tx: Tx, number: number) {
  return tx
    .selectFrom('tickets as t')
    .innerJoin('organizations as o', 'o.id', 't.organization_id')
    .innerJoin('persons as p', 'p.id', 't.requester_id')
    .innerJoin('queues as q', 'q.id', 't.queue_id')
    .leftJoin('organizations as u', 'u.id', 't.unit_id')
    .leftJoin('products', 'products.id', 't.product_id')
    .leftJoin('modules', 'modules.id', 't.module_id')
    .select([
      't.id',
      't.number',
      't.subject',
      't.description',
      't.status',
      't.opened_at',
      't.organization_id',
      'o.name as organization_name',
      'p.name as requester_name',
      'u.name as unit_name',
      'q.name as queue_name',
      'products.name as product_name',
      'modules.name as module_name',
    ])
    .where('t.number', '=', number)
    .executeTakeFirst();
}

/** People in copy of a request the reader sees, by name. */
export function copiesOf(tx: Tx, ticket_id: string) {
  return compiledOnce(tx, 'copies', { ticket_id }, (db, given) =>
    db
      .selectFrom('ticket_copies as c')
      .innerJoin('persons as p', 'p.id', 'c.person_id')
      .select(['p.id', 'p.name'])
      .where('c.ticket_id', '=', given.ticket_id)
      .orderBy('p.name')
      .limit(sql.lit(50)),
  );
}

/** How many requests are open among those a customer sees; counts no further than `limit` + 1. */
export async function countOpen(tx: Tx, limit: number): Promise<number> {
  const [found] = await compiledOnce(tx, `open ${limit}`, {}, () => {
    const seen = seenByCustomer({ ended: false, limit: limit + 1 });
    return sql<{
      count: number;
    }>`select count(*) as count from (select from (${seen}) t limit ${sql.lit(limit + 1)}) t`;
  });
  return found?.count ?? 0;
}

/** How many of an organisation are open among those the reader sees; counts no further than `limit` + 1. */
export async function countOpenOf(tx: Tx, organization_id: string, limit: number): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (select from tickets t where t.organization_id = ${organization_id} and ${is_open} limit ${sql.lit(limit + 1)}) t`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
