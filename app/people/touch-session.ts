import { sql } from 'kysely';
import type { Database, Entrance, Proof } from '../../lib/database.ts';
import { isStaff } from '../../lib/viewer.ts';
import { session_minutes } from './person.ts';

const minute = 60_000;

/** Notes, after the answer and at most once a minute, that a session is in use; its idle time starts again. */
export async function touchSession(
  database: Database,
  proof: Proof | null,
  { viewer, seen_at, now }: Entrance,
): Promise<void> {
  if (viewer.kind !== 'person' || !viewer.session_id || !seen_at || now.getTime() - seen_at.getTime() < minute) return;
  const { idle } = session_minutes[isStaff(viewer) ? 'staff' : 'customer'];
  const visit = database.visit(proof, { read_only: false });
  try {
    await visit.tx
      .updateTable('sessions')
      .set({ last_seen_at: sql`app.now()`, idle_expires_at: sql`app.now() + make_interval(mins => ${idle})` })
      .where('id', '=', viewer.session_id)
      .execute();
  } finally {
    await visit.finish(true);
  }
}
