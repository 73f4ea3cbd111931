import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { calendar_refusals, type CalendarValues } from './calendar-form.ts';
import { fillCalendar } from './create-calendar.ts';
import { missed, translating, type Written } from './written.ts';

/** Changes a calendar; its hours and observed days become the given ones. Deadlines already promised stay as they are. */
export function changeCalendar(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { version, hours, optional_ids, ...values }: CalendarValues & { version?: number | undefined },
): Promise<Written> {
  return translating(calendar_refusals, async () => {
    const changed = await tx
      .updateTable('calendars')
      .set({ ...values, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', sql<number>`coalesce(${version ?? null}::integer, version)`)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return missed(tx, 'calendars', id);
    await tx.deleteFrom('calendar_hours').where('calendar_id', '=', id).execute();
    await tx.deleteFrom('calendar_optional_days').where('calendar_id', '=', id).execute();
    await fillCalendar(tx, id, { hours, optional_ids });
    await record(tx, viewer, 'calendar_changed', { subject_id: id, organization_id: null });
    return { ok: true, id };
  });
}
