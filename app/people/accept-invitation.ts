import { sql } from 'kysely';
import { become, system, type Tx } from '../../lib/database.ts';
import { busy, hashPassword } from '../../lib/passwords.ts';
import { hashToken, newId } from '../../lib/tokens.ts';
import type { InvitationFound } from '../../lib/database.ts';
import { record } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { member_flags } from './membership.ts';
import { type Opened, type Place, startSession } from './start-session.ts';
import { storePassword } from './store-password.ts';

export type Accepted =
  | { ok: true; opened: Opened }
  /** `staff`: works for the vendor. `password`: has none yet and must choose one. */
  | { ok: false; reason: 'dead' | 'staff' | 'password' | 'busy' };

/** What a link of an invitation is good for, without using it; null: it is none. */
export async function invitationBehind(services: Services, token: string): Promise<InvitationFound | null> {
  const hash = hashToken(token);
  return hash && services.database.lookup.invitation(hash);
}

// Leaves the transaction without a trace.
class Declined extends Error {
  readonly reason: 'dead' | 'staff' | 'password';
  constructor(reason: 'dead' | 'staff' | 'password') {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Accepts an invitation as who holds its link, and opens a session in that organisation. New people choose a password; whoever has one
 * keeps it. Of two who accept at once one succeeds. A refusal uses nothing up. As the system: nobody is known yet.
 */
export async function acceptInvitation(
  services: Services,
  place: Place,
  { token, password }: { token: string; password: string | null },
): Promise<Accepted> {
  const hash = hashToken(token);
  if (!hash) return { ok: false, reason: 'dead' };
  const locks = password === null ? null : await hashPassword(password);
  if (locks === busy) return { ok: false, reason: 'busy' };
  try {
    const opened = await services.database.as(system, async (tx) => {
      const invitation = await take(tx, hash);
      const person_id = await personOf(tx, invitation, locks);
      await join(tx, person_id, invitation);
      await record(tx, null, 'invitation_accepted', {
        subject_id: person_id,
        organization_id: invitation.organization_id,
        details: { invitation_id: invitation.id },
      });
      const viewer = await become(tx, person_id, invitation.organization_id);
      return startSession(tx, viewer, place, 'invitation');
    });
    return { ok: true, opened };
  } catch (error) {
    if (error instanceof Declined) return { ok: false, reason: error.reason };
    throw error;
  }
}

async function take(tx: Tx, hash: Buffer) {
  const taken = await tx
    .updateTable('invitations')
    .set({ accepted_at: sql`app.now()` })
    .where('token_hash', '=', hash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`app.now()`)
    .where((e) =>
      e.exists(
        e
          .selectFrom('organizations as o')
          .whereRef('o.id', '=', 'invitations.organization_id')
          .where('o.suspended_at', 'is', null),
      ),
    )
    .returning(['id', 'organization_id', 'name', 'email', 'locale', 'role', 'visibility', ...member_flags])
    .executeTakeFirst();
  if (!taken) throw new Declined('dead');
  return taken;
}

type Taken = Awaited<ReturnType<typeof take>>;

async function personOf(tx: Tx, { name, email, locale }: Taken, locks: string | null): Promise<string> {
  await tx
    .insertInto('persons')
    .values({ id: newId(), name, email, locale })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await tx
    .selectFrom('persons as p')
    .leftJoin('passwords as w', 'w.person_id', 'p.id')
    .select(['p.id', 'p.disabled_at', 'w.person_id as has_password'])
    .select((e) => e.exists(e.selectFrom('staff_roles as r').whereRef('r.person_id', '=', 'p.id')).as('staff'))
    .where(sql`lower(p.email)`, '=', email.toLowerCase())
    .executeTakeFirstOrThrow();
  if (found.staff) throw new Declined('staff');
  if (found.disabled_at) throw new Declined('dead');
  if (!found.has_password) {
    if (locks === null) throw new Declined('password');
    await storePassword(tx, found.id, locks);
  }
  return found.id;
}

// Whoever came back takes what the invitation says; whoever came in meanwhile keeps what they have.
async function join(tx: Tx, person_id: string, invitation: Taken): Promise<void> {
  const { organization_id, role, visibility, may_accept_services, downloads_blocked, it_admin, finance } = invitation;
  const rights = { role, visibility, may_accept_services, downloads_blocked, it_admin, finance };
  await tx
    .insertInto('memberships')
    .values({ person_id, organization_id, ...rights })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organization_id'])
        .doUpdateSet({ ...rights, ended_at: null, ended_by: null, version: sql`memberships.version + 1` })
        .where('memberships.ended_at', 'is not', null),
    )
    .execute();
}
