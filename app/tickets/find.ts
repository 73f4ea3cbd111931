import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { ended, ticketNumber } from './ticket.ts';

export type TicketRow = Awaited<ReturnType<typeof openTickets>>[number];
export type Ticket = NonNullable<Awaited<ReturnType<typeof ticket>>>;

const listed = (tx: Tx) =>
  tx
    .selectFrom('tickets as t')
    .innerJoin('organizations as o', 'o.id', 't.organization_id')
    .innerJoin('persons as p', 'p.id', 't.requester_id')
    .select([
      't.number',
      't.subject',
      't.status',
      't.opened_at',
      'o.name as organization_name',
      'p.name as requester_name',
    ]);

/** Open requests the reader may see, the newest first, below number `before`; one more than a page tells that there are more. */
export function openTickets(tx: Tx, options: { before?: number | undefined; limit: number }) {
  return listed(tx)
    .where('t.status', 'not in', ended)
    .$if(options.before !== undefined, (query) => query.where('t.number', '<', options.before ?? 0))
    .orderBy('t.number', 'desc')
    .limit(options.limit)
    .execute();
}

/** Closed and cancelled requests, likewise. */
function endedTickets(tx: Tx, options: { before?: number | undefined; limit: number }) {
  return listed(tx)
    .where('t.status', 'in', ended)
    .$if(options.before !== undefined, (query) => query.where('t.number', '<', options.before ?? 0))
    .orderBy('t.number', 'desc')
    .limit(options.limit)
    .execute();
}

/** The page of a list that an address asks for: `show=ended`, `before=<number>`; one row more than a page tells that there are more. */
export function listedTickets(tx: Tx, query: URLSearchParams) {
  const find = query.get('show') === 'ended' ? endedTickets : openTickets;
  return find(tx, { before: ticketNumber(query.get('before') ?? undefined) ?? undefined, limit: page_size + 1 });
}

/** One request by its number; undefined when it is unknown or not the reader's to see. */
export function ticket(tx: Tx, number: number) {
  return listed(tx).select(['t.description', 't.organization_id']).where('t.number', '=', number).executeTakeFirst();
}

/** How many open requests the reader sees, counted honestly up to `limit` + 1. */
export async function countOpen(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from tickets where status not in ('closed', 'cancelled') limit ${limit + 1}) as counted`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
