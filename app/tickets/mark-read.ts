import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

/**
 * Notes that somebody has read a request, and with it the notices about it. `until`: `last_message_at` as the page showed it; `at`: when it
 * was asked for. What came meanwhile stays unread.
 */
export async function markRead(
  tx: Tx,
  viewer: Person,
  ticket_id: string,
  { until, at }: { until: string; at: Date },
): Promise<void> {
  const read_at = sql<Date>`${until}::timestamptz`;
  await Promise.all([
    tx
      .insertInto('ticket_reads')
      .values({ ticket_id, person_id: viewer.person_id, read_at })
      .onConflict((conflict) =>
        conflict
          .columns(['ticket_id', 'person_id'])
          .doUpdateSet({ read_at })
          .where('ticket_reads.read_at', '<', read_at),
      )
      .execute(),
    tx
      .updateTable('notices')
      .set({ read_at: sql`app.now()` })
      .where('person_id', '=', viewer.person_id)
      .where('ticket_id', '=', ticket_id)
      .where('read_at', 'is', null)
      .where('created_at', '<=', at)
      .execute(),
  ]);
}
