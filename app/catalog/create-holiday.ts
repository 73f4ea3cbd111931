import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { HolidayValues } from './holiday.ts';

/** Adds a holiday; deadlines worked out from now on skip it. Out: its id. */
export async function createHoliday(
  tx: Tx,
  viewer: Viewer,
  values: HolidayValues,
  channel: AuditEvents['channel'] = 'web',
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('holidays')
    .values({ id, ...values })
    .execute();
  await record(tx, viewer, 'holiday_created', { subject_id: id, organization_id: null, channel });
  return id;
}
