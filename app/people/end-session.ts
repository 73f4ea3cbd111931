import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { spendLinks } from './spend-links.ts';
import { record } from '../audit/record.ts';

/** Ends one session of the viewer's own; false when there is no such open session. Takes effect with the next request that carries it. */
export async function endSession(tx: Tx, viewer: Person, session_id: string): Promise<boolean> {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: sql`app.now()` })
    .where('id', '=', session_id)
    .where('person_id', '=', viewer.person_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return false;
  await record(tx, viewer, 'session_ended', { subject_id: session_id });
  return true;
}

/** Ends all sessions of the viewer but `kept`; with null, everywhere, one-time links included. Out: how many were ended. */
export async function endSessions(tx: Tx, viewer: Person, kept: string | null): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ ended_at: sql`app.now()` })
    .where('person_id', '=', viewer.person_id)
    .where('ended_at', 'is', null)
    .$if(kept !== null, (query) => query.where('id', '!=', kept))
    .executeTakeFirst();
  if (kept === null) await spendLinks(tx, viewer);
  await record(tx, viewer, 'sessions_ended', { details: { count: Number(numUpdatedRows) } });
  return Number(numUpdatedRows);
}
