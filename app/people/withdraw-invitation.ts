import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Takes an invitation back: its link is worth nothing from now on. False: none waits by that id. */
export async function withdrawInvitation(
  tx: Tx,
  viewer: Person,
  { organization_id, id }: { organization_id: string; id: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ revoked_at: sql`app.now()` })
    .where('id', '=', id)
    .where('organization_id', '=', organization_id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await record(tx, viewer, 'invitation_withdrawn', { subject_id: id, organization_id });
  return true;
}
