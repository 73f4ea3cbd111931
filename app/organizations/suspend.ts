import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Changed } from './organization.ts';
import { stale } from './stale.ts';

/** Takes the portal away from everybody of an organisation, from their next request on (app.person_lookup); what they have stays. */
export async function suspend(
  tx: Tx,
  viewer: Person,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Changed> {
  const { numUpdatedRows } = await tx
    .updateTable('organizations')
    .set({ suspended_at: sql`app.now()`, suspension_reason: reason, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return stale(tx, 'organizations', id);
  await record(tx, viewer, 'organization_suspended', { subject_id: id, organization_id: id });
  return { ok: true };
}

/** Gives the portal back. */
export async function resume(tx: Tx, viewer: Person, id: string, version: number): Promise<Changed> {
  const { numUpdatedRows } = await tx
    .updateTable('organizations')
    .set({ suspended_at: null, suspension_reason: null, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('suspended_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return stale(tx, 'organizations', id);
  await record(tx, viewer, 'organization_resumed', { subject_id: id, organization_id: id });
  return { ok: true };
}
