import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { HolidayValues } from './holiday.ts';
import { missed, type Written } from './written.ts';

/** Changes a holiday. One that becomes a fixed day is observed by everybody, so no calendar needs to say so any more. */
export async function changeHoliday(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { version, ...values }: HolidayValues & { version?: number | undefined },
): Promise<Written> {
  const changed = await tx
    .updateTable('holidays')
    .set({ ...values, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', sql<number>`coalesce(${version ?? null}::integer, version)`)
    .returning('id')
    .executeTakeFirst();
  if (!changed) return missed(tx, 'holidays', id);
  if (!values.optional) await tx.deleteFrom('calendar_optional_days').where('holiday_id', '=', id).execute();
  await record(tx, viewer, 'holiday_changed', { subject_id: id, organization_id: null });
  return { ok: true, id };
}
