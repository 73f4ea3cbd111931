import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Removes a holiday, also from the calendars that observe it. False: there is none. Past years lose it too; ending its validity keeps them. */
export async function removeHoliday(tx: Tx, viewer: Viewer, id: string): Promise<boolean> {
  const removed = await tx.deleteFrom('holidays').where('id', '=', id).returning('id').executeTakeFirst();
  if (!removed) return false;
  await record(tx, viewer, 'holiday_removed', { subject_id: id, organization_id: null });
  return true;
}
