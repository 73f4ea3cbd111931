import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Details } from './details.ts';

export type Detailed = NonNullable<Awaited<ReturnType<typeof detailsOf>>>;

/**
 * The details of a request, with the kind that decides which there are; undefined when it is unknown or not the reader's to see.
 * `edition`: names this state of both. `held`: nobody else changes it before the transaction ends.
 */
export function detailsOf(tx: Tx, number: number, held = false) {
  return tx
    .selectFrom('tickets as t')
    .select(['t.id', 't.number', 't.organization_id', 't.subject', 't.status', 't.kind'])
    .select(['t.product_id', 't.release_id', 't.closed_at'])
    .select([sql<Details>`t.details`.as('details'), sql<string>`md5(t.kind || ' ' || t.details::text)`.as('edition')])
    .where('t.number', '=', number)
    .$if(held, (query) => query.forUpdate())
    .executeTakeFirst();
}
