import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Marks one notice as read; again is no change. Out: false when the reader has no such notice. */
export async function markNotice(tx: Tx, viewer: Person, notice_id: string): Promise<boolean> {
  const marked = await tx
    .updateTable('notices')
    .set({ read_at: sql`coalesce(read_at, app.now())` })
    .where('id', '=', notice_id)
    .where('person_id', '=', viewer.person_id)
    .returning(['ticket_id', 'document_id'])
    .executeTakeFirst();
  if (marked)
    await record(tx, viewer, 'notices_read', { subject_id: marked.ticket_id ?? marked.document_id ?? notice_id });
  return marked !== undefined;
}

/** Marks as read every notice up to `until`, when the list was shown: what came meanwhile nobody has seen. */
export async function markAllNotices(tx: Tx, viewer: Person, until: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('notices')
    .set({ read_at: sql`app.now()` })
    .where('person_id', '=', viewer.person_id)
    .where('read_at', 'is', null)
    .where('created_at', '<=', until)
    .executeTakeFirst();
  const count = Number(numUpdatedRows);
  if (count > 0) await record(tx, viewer, 'notices_read', { details: { count } });
}
