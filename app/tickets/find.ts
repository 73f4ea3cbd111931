import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { ended, ticketNumber } from './ticket.ts';

export type TicketRow = Awaited<ReturnType<typeof tickets>>[number];
export type Ticket = NonNullable<Awaited<ReturnType<typeof ticket>>>;

// Written out, not sent as parameters: a prepared plan must see that the partial indexes of open requests and the limit fit,
// or PostgreSQL plans every query anew (bench/home).
const is_ended = sql<boolean>`status in (${sql.join(ended.map((status) => sql.lit(status)))})`;
const is_open = sql<boolean>`status not in (${sql.join(ended.map((status) => sql.lit(status)))})`;

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

type Wanted = { ended: boolean; before?: number | null; limit: number };

/** Requests the reader may see, open or ended, the newest first, below number `before`; at most `limit`. */
export function tickets(tx: Tx, wanted: Wanted) {
  return listed(tx)
    .where(wanted.ended ? is_ended : is_open)
    .$if(typeof wanted.before === 'number', (query) => query.where('t.number', '<', wanted.before ?? 0))
    .orderBy('t.number', 'desc')
    .limit(sql.lit(wanted.limit))
    .execute();
}

/** The page of a list that an address asks for: `show=ended`, `before=<number>`; one row more than a page tells that there are more. */
export function listedTickets(tx: Tx, query: URLSearchParams) {
  const before = ticketNumber(query.get('before') ?? undefined);
  return tickets(tx, { ended: query.get('show') === 'ended', before, limit: page_size + 1 });
}

/** One request by its number; undefined when it is unknown or not the reader's to see. */
export function ticket(tx: Tx, number: number) {
  return listed(tx).select(['t.description', 't.organization_id']).where('t.number', '=', number).executeTakeFirst();
}

/** How many requests are open among those the reader sees, of one organisation when it is named; counts no further than `limit` + 1. */
export async function countOpen(tx: Tx, limit: number, organization_id?: string): Promise<number> {
  const { count } = await tx
    .selectFrom((from) =>
      from
        .selectFrom('tickets')
        .select('number')
        .where(is_open)
        .$if(organization_id !== undefined, (query) => query.where('organization_id', '=', organization_id ?? ''))
        .limit(sql.lit(limit + 1))
        .as('open'),
    )
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
