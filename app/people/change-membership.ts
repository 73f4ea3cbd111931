import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { constraintOf } from '../../lib/refusal.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { MemberRights } from './membership.ts';

/** `missed`: no such membership in this version any more. `last_portal_admin`: the transaction is over, nothing was changed. */
export type Changed = 'changed' | 'missed' | 'last_portal_admin';

/** Changes what somebody is and may do in an organisation, if it still stands as in `version`. */
export async function changeMembership(
  tx: Tx,
  viewer: Person,
  { organization_id, person_id, version }: { organization_id: string; person_id: string; version: number },
  { role, visibility, may_accept_services, downloads_blocked, it_admin, finance }: MemberRights,
): Promise<Changed> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('memberships')
      .set({
        role,
        visibility: role === 'portal_admin' ? 'company' : visibility,
        may_accept_services,
        downloads_blocked,
        it_admin,
        finance,
        version: sql`version + 1`,
      })
      .where('organization_id', '=', organization_id)
      .where('person_id', '=', person_id)
      .where('version', '=', version)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'missed';
  } catch (error) {
    if (constraintOf(error) === 'last_portal_admin') return 'last_portal_admin';
    throw error;
  }
  await record(tx, viewer, 'membership_changed', {
    subject_id: person_id,
    organization_id,
    details: { role, visibility, may_accept_services, downloads_blocked, it_admin, finance },
  });
  return 'changed';
}
