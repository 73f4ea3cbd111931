import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { calendar_refusals, type CalendarValues } from './calendar-form.ts';
import { translating, type Written } from './written.ts';

/** Makes a calendar of service hours. */
export function createCalendar(
  tx: Tx,
  viewer: Viewer,
  { hours, optional_ids, ...values }: CalendarValues,
  channel: AuditEvents['channel'] = 'web',
): Promise<Written> {
  return translating(calendar_refusals, async () => {
    const id = newId();
    await tx
      .insertInto('calendars')
      .values({ id, ...values })
      .execute();
    await fillCalendar(tx, id, { hours, optional_ids });
    await record(tx, viewer, 'calendar_created', { subject_id: id, organization_id: null, channel });
    return { ok: true, id };
  });
}

/** Writes the hours and the observed optional days of a calendar that has none. */
export async function fillCalendar(
  tx: Tx,
  calendar_id: string,
  { hours, optional_ids }: Pick<CalendarValues, 'hours' | 'optional_ids'>,
): Promise<void> {
  if (hours.length > 0)
    await tx
      .insertInto('calendar_hours')
      .values(hours.map((span) => ({ calendar_id, ...span })))
      .execute();
  await sql`insert into calendar_optional_days (calendar_id, holiday_id)
    select ${calendar_id}, id from holidays where id = any (${optional_ids}::uuid[]) and optional`.execute(tx);
}
