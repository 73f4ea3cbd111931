import { sql } from 'kysely';
import type { Database, Entrance, Proof } from '../../lib/database.ts';

const minute = 60_000;

/** Notes, after the answer and at most once a minute, that a token is in use. */
export async function touchToken(
  database: Database,
  proof: Proof | null,
  { token_id, seen_at, now }: Entrance,
): Promise<void> {
  if (!token_id || (seen_at && now.getTime() - seen_at.getTime() < minute)) return;
  const visit = database.visit(proof, { read_only: false });
  try {
    await visit.tx
      .updateTable('api_tokens')
      .set({ last_used_at: sql`app.now()` })
      .where('id', '=', token_id)
      // Calls at the same moment note it once.
      .where((e) =>
        e.or([e('last_used_at', 'is', null), e('last_used_at', '<', sql<Date>`app.now() - interval '1 minute'`)]),
      )
      .execute();
  } finally {
    await visit.finish(true);
  }
}
