import { sql } from 'kysely';
import type { Organizations } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { invitation_days, roles_in } from './invitation.ts';
import type { MemberRights } from './membership.ts';
import { sendInvitation } from './send-invitation.ts';

export type Invited =
  | { ok: true; id: string }
  /** `member`: belongs to it already. `invited`: an invitation waits. `role`: nobody is that in an organisation of this kind. */
  | { ok: false; reason: 'member' | 'invited' | 'role' };

/**
 * Asks somebody in, as who manages the people of the organisation. Whether the address is known elsewhere is not looked at, so the
 * answer tells nothing of it. The mail leaves by a job; `locale`: its language where the person has none yet (default the viewer's).
 */
export async function invite(
  tx: Tx,
  viewer: Person,
  organization: { id: string; kind: Organizations['kind'] },
  {
    name,
    email,
    locale = viewer.locale,
    ...rights
  }: { name: string; email: string; locale?: Person['locale'] } & MemberRights,
): Promise<Invited> {
  if (!roles_in[organization.kind].includes(rights.role)) return { ok: false, reason: 'role' };
  const { rows } = await sql<{ member: boolean }>`
    select app.member_by_email(${organization.id}, ${email}) as member`.execute(tx);
  if (rows[0]?.member) return { ok: false, reason: 'member' };
  const id = newId();
  const { role, visibility, may_accept_services, downloads_blocked, it_admin, finance } = rights;
  const invited = await tx
    .insertInto('invitations')
    .values({
      id,
      organization_id: organization.id,
      name,
      email,
      locale,
      role,
      visibility: role === 'portal_admin' ? 'company' : visibility,
      may_accept_services,
      downloads_blocked,
      it_admin,
      finance,
      invited_by: viewer.person_id,
      expires_at: sql`app.now() + make_interval(days => ${sql.lit(invitation_days)})`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!invited) return { ok: false, reason: 'invited' };
  await sendInvitation.later(tx, { invitation_id: id });
  await record(tx, viewer, 'person_invited', { subject_id: id, organization_id: organization.id });
  return { ok: true, id };
}
