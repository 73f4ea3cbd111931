import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { invitation_days } from './invitation.ts';
import { sendInvitation } from './send-invitation.ts';

/** Sends a waiting invitation again, with all its days; the earlier link dies. False: none waits by that id. */
export async function renewInvitation(
  tx: Tx,
  viewer: Person,
  { organization_id, id }: { organization_id: string; id: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ expires_at: sql`app.now() + make_interval(days => ${sql.lit(invitation_days)})` })
    .where('id', '=', id)
    .where('organization_id', '=', organization_id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await sendInvitation.later(tx, { invitation_id: id });
  await record(tx, viewer, 'invitation_resent', { subject_id: id, organization_id });
  return true;
}
