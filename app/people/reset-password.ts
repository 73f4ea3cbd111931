import { busy, hashPassword } from '../../lib/passwords.ts';
import { record } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { endSessions } from './end-session.ts';
import { linkState, type LinkState, withLink } from './spend-link.ts';
import { type Opened, type Place, startSession } from './start-session.ts';
import { storePassword } from './store-password.ts';

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
