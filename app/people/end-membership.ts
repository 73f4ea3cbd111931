import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { constraintOf } from '../../lib/refusal.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** `missing`: no such access. `last_portal_admin`: the transaction is over, nothing was changed. */
export type Ended = 'ended' | 'missing' | 'last_portal_admin';

/** Ends somebody's access to an organisation, or one's own; sessions and tokens of that organisation end with it (trigger end_access). */
export async function endMembership(
  tx: Tx,
  viewer: Person,
  { organization_id, person_id }: { organization_id: string; person_id: string },
): Promise<Ended> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('memberships')
      .set({ ended_at: sql`app.now()`, ended_by: viewer.person_id, version: sql`version + 1` })
      .where('organization_id', '=', organization_id)
      .where('person_id', '=', person_id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'missing';
  } catch (error) {
    if (constraintOf(error) === 'last_portal_admin') return 'last_portal_admin';
    throw error;
  }
  // A customer's event is of the organisation acted in; one may leave another from there.
  const elsewhere = viewer.staff_roles.length === 0 && viewer.organization_id !== organization_id;
  await record(tx, viewer, 'membership_ended', {
    subject_id: person_id,
    organization_id: elsewhere ? null : organization_id,
    details: { organization_id },
  });
  return 'ended';
}
