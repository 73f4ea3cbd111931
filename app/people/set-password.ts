import { sql } from 'kysely';
import { busy, hashPassword, verifyPassword } from '../../lib/passwords.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Ask, Services } from '../context.ts';
import { mayTry } from './limits.ts';
import { linkState, type LinkState, withLink } from './sign-in.ts';
import { endSessions } from './sign-out.ts';
import { spendLinks } from './spend-links.ts';
import { storePassword } from './store-password.ts';
import { type Opened, type Place, startSession } from './start-session.ts';

/** Sets a forgotten password by a one-time link, ends every session and opens a new one here. */
export async function resetPassword(
  services: Services,
  place: Place,
  { token, password }: { token: string; password: string },
): Promise<{ ok: true; opened: Opened } | { ok: false; state: LinkState | 'busy' }> {
  const state = await linkState(services, token, 'password_reset');
  if (state !== 'valid') return { ok: false, state };
  const hash = await hashPassword(password);
  if (hash === busy) return { ok: false, state: 'busy' };
  return withLink(services, token, 'password_reset', async (tx, viewer) => {
    await storePassword(tx, viewer.person_id, hash);
    await endSessions(tx, viewer, null);
    await record(tx, viewer, 'password_reset', { subject_id: viewer.person_id });
    return startSession(tx, viewer, place, 'reset');
  });
}

/** Changes the viewer's own password, who proves to know the current one; every other session ends. */
export async function changePassword(
  { services, tx, pause }: Ask,
  viewer: Person,
  change: { current_password: string; password: string },
): Promise<'changed' | 'wrong_password' | 'too_many'> {
  if (!(await mayTry(services, 'current_password', viewer.person_id))) return 'too_many';
  const { rows } = await sql<{ hash: string | null }>`select app.own_password_hash() as hash`.execute(tx);
  await pause();
  const right = await verifyPassword(rows[0]?.hash ?? null, change.current_password, 'known');
  if (right === busy) return 'too_many';
  if (!right) return 'wrong_password';
  const hash = await hashPassword(change.password);
  if (hash === busy) return 'too_many';
  await storePassword(tx, viewer.person_id, hash);
  await Promise.all([endSessions(tx, viewer, viewer.session_id), spendLinks(tx, viewer)]);
  await record(tx, viewer, 'password_changed', { subject_id: viewer.person_id });
  return 'changed';
}
