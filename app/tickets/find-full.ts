import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { CloseReason, Kind, Severity, Status } from './ticket.ts';

/** A request as the API tells it. */
export type Full = {
  id: string;
  number: number;
  subject: string;
  description: string;
  kind: Kind;
  status: Status;
  close_reason: CloseReason | null;
  severity: Severity;
  organization: { id: string; name: string; cnpj: string | null };
  requester: { id: string; name: string };
  assignee: { id: string; name: string } | null;
  queue: { id: string; name: string } | null;
  product_id: string | null;
  module_id: string | null;
  routine_id: string | null;
  release_id: string | null;
  opened_at: Date;
  closes_at: Date | null;
  closed_at: Date | null;
  organization_id: string;
  follow_up_of: number | null;
  follow_ups: number[];
  duplicate_of: number | null;
  details: Record<string, unknown>;
};

// Other requests are named as far as the reader may see them: these sub-selects are under the same policies.
export const full = sql`t.id, t.number, t.subject, t.description, t.kind, t.status, t.close_reason, t.severity, t.organization_id,
  json_build_object('id', o.id, 'name', o.name, 'cnpj', o.cnpj) as organization,
  json_build_object('id', p.id, 'name', p.name) as requester,
  case when a.name is not null then json_build_object('id', t.assignee_id, 'name', a.name) end as assignee,
  case when q.id is not null then json_build_object('id', q.id, 'name', q.name) end as queue,
  t.product_id, t.module_id, t.routine_id, t.release_id, t.opened_at, t.closes_at, t.closed_at, t.details,
  (select f.number from tickets f where f.id = t.follow_up_of_id) as follow_up_of,
  (select coalesce(json_agg(f.number order by f.number), '[]') from tickets f where f.chain_id = t.chain_id and f.follow_up_of_id = t.id) as follow_ups,
  (select f.number from tickets f where f.id = t.duplicate_of_id) as duplicate_of`;
export const joined = sql`join organizations o on o.id = t.organization_id join persons p on p.id = t.requester_id
  left join queues q on q.id = t.queue_id left join lateral (select app.staff_name(t.assignee_id) as name) a on true`;

/** One request by its number; undefined when it is unknown or not the reader's to see. */
export async function fullTicket(tx: Tx, number: number): Promise<Full | undefined> {
  const { rows } = await sql<Full>`select ${full} from tickets t ${joined} where t.number = ${number}`.execute(tx);
  return rows[0];
}

const links_told = 100;

/** The requests of the chain this one belongs to, as far as the reader may see them, in order. */
export async function fullChain(tx: Tx, number: number): Promise<Full[]> {
  const { rows } = await sql<Full>`select ${full} from tickets t ${joined}
    where t.chain_id = (select c.chain_id from tickets c where c.number = ${number}) order by t.number limit ${sql.lit(links_told)}`.execute(
    tx,
  );
  return rows;
}

export type Message = Awaited<ReturnType<typeof messagesOf>>[number];
const entry_order = sql`created_at, id`;

/** Messages of a request, the oldest first, after a place; notes are seen by staff alone. */
export function messagesOf(tx: Tx, ticket_id: string, after: string | null, limit: number) {
  return tx
    .selectFrom('ticket_messages')
    .select(['id', 'author_name', 'author_side', 'body', 'html', 'internal', 'kind', 'channel', 'created_at'])
    .select('withdrawn_at')
    .where('ticket_id', '=', ticket_id)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(created_at, id) > (select m.created_at, m.id from ticket_messages m where m.id = ${after}::uuid)`,
      ),
    )
    .orderBy(entry_order)
    .limit(sql.lit(limit))
    .execute();
}

/** The same of several requests, of each its first. */
export async function messagesOfEach(
  tx: Tx,
  ticket_ids: readonly string[],
  limit: number,
): Promise<(Message & { ticket_id: string })[]> {
  const { rows } = await sql<Message & { ticket_id: string }>`
    select m.* from unnest(${[...ticket_ids]}::uuid[]) t (id) cross join lateral (
      select ticket_id, id, author_name, author_side, body, html, internal, kind, channel, created_at, withdrawn_at
      from ticket_messages where ticket_id = t.id order by ${entry_order} limit ${sql.lit(limit)}) m
    order by m.created_at, m.id`.execute(tx);
  return rows;
}

/** What this person has said with a form; undefined when nothing was. */
export function messageSaidAs(tx: Tx, ticket_id: string, person_id: string, submission_id: string) {
  return tx
    .selectFrom('ticket_messages')
    .select(['id', 'author_name', 'author_side', 'body', 'html', 'internal', 'kind', 'channel', 'created_at'])
    .select('withdrawn_at')
    .where('submission_id', '=', submission_id)
    .where('author_id', '=', person_id)
    .where('ticket_id', '=', ticket_id)
    .executeTakeFirst();
}

/** Events of a request, the oldest first, after a place; internal ones are seen by staff alone. */
export function eventsOf(tx: Tx, ticket_id: string, after: string | null, limit: number) {
  return tx
    .selectFrom('ticket_events')
    .select(['id', 'event', 'internal', 'actor_name', 'actor_side', 'from_status', 'to_status', 'created_at'])
    .select(sql<Record<string, unknown>>`details`.as('details'))
    .where('ticket_id', '=', ticket_id)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(created_at, id) > (select m.created_at, m.id from ticket_events m where m.id = ${after}::uuid)`,
      ),
    )
    .orderBy(entry_order)
    .limit(sql.lit(limit))
    .execute();
}
