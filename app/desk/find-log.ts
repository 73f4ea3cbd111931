import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';

export type LogPlace = { at: string; seq: string };
export type LogRow = Awaited<ReturnType<typeof eventsOf>>[number];

/** What the audit trail holds of a request, the latest first, before a place; one more than a page. */
export function eventsOf(tx: Tx, ticket_id: string, before: LogPlace | null) {
  const micros = sql<string>`(extract(epoch from a.at) * 1000000)::bigint::text`;
  return tx
    .selectFrom('audit_events as a')
    .leftJoin('persons as p', 'p.id', 'a.actor_id')
    .select(['a.event', 'a.at', 'a.channel', 'p.name as actor_name'])
    .select([
      micros.as('moment'),
      sql<string>`a.seq::text`.as('seq'),
      sql<string | null>`a.details ->> 'from'`.as('from_status'),
      sql<string | null>`a.details ->> 'to'`.as('to_status'),
    ])
    .where('a.subject_id', '=', ticket_id)
    .$if(before !== null, (query) =>
      query.where(
        sql<boolean>`(a.at, a.seq) < (timestamptz 'epoch' + ${before?.at}::bigint * interval '1 microsecond', ${before?.seq}::bigint)`,
      ),
    )
    .orderBy('a.at', 'desc')
    .orderBy('a.seq', 'desc')
    .limit(sql.lit(page_size + 1))
    .execute();
}
