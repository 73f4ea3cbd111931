import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

/** Notes that somebody has read a request. `until`: `last_message_at` as the page showed it; what was said meanwhile stays unread. */
export async function markRead(tx: Tx, viewer: Person, ticket_id: string, until: string): Promise<void> {
  const read_at = sql<Date>`${until}::timestamptz`;
  await tx
    .insertInto('ticket_reads')
    .values({ ticket_id, person_id: viewer.person_id, read_at })
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'person_id']).doUpdateSet({ read_at }).where('ticket_reads.read_at', '<', read_at),
    )
    .execute();
}
