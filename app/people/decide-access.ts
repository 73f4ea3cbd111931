import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { MemberRole, Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { answerAccessRequest } from './answer-access-request.ts';

/** Approves (with a role) or refuses (null) a confirmed request of an organisation whose people the viewer manages, or as staff. False: none waits. */
export async function decideAccess(
  tx: Tx,
  viewer: Person,
  { id, organization_id }: { id: string; organization_id: string | null },
  role: MemberRole | null,
): Promise<boolean> {
  const decision = role ? 'approved' : 'refused';
  const { numUpdatedRows } = await tx
    .updateTable('access_requests')
    .set({ decision, role, decided_at: sql`app.now()`, decided_by: viewer.person_id })
    .where('id', '=', id)
    .where('organization_id', 'is not distinct from', organization_id)
    .where('confirmed_at', 'is not', null)
    .where('decided_at', 'is', null)
    .where('expires_at', '>', sql<Date>`app.now()`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await answerAccessRequest.later(tx, { request_id: id });
  await record(tx, viewer, 'access_request_decided', { subject_id: id, organization_id, details: { decision, role } });
  return true;
}
