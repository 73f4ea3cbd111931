import { sql } from 'kysely';
import { callerNetwork } from '../../lib/address.ts';
import type { Tx } from '../../lib/database.ts';
import { busy, hashPassword, outdated, verifyPassword } from '../../lib/passwords.ts';
import type { Services } from '../context.ts';
import { mayTry } from './limits.ts';
import { demo_password } from './person.ts';
import { type LinkState, withLink } from './spend-link.ts';
import { storePassword } from './store-password.ts';
import { deviceHash, type Opened, type Place, startSession } from './start-session.ts';

export type SignedIn = { ok: true; opened: Opened } | { ok: false; reason: 'refused' | 'too_many' };

/** Signs in by e-mail and password. Unknown, disabled and wrong give the same answer after the same work (P22). */
export async function signInByPassword(
  services: Services,
  place: Place,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const found = await services.database.lookup.password(email, deviceHash(place.device));
  if (!(await mayGuess(services, place, email, found?.known ?? false))) return { ok: false, reason: 'too_many' };
  const right = await verifyPassword(found?.hash ?? null, password, found?.known ? 'known' : 'stranger');
  if (right === busy) return { ok: false, reason: 'too_many' };
  // The password printed in every demo opens nothing elsewhere.
  if (!right || !found || (password === demo_password && !services.config.demo))
    return { ok: false, reason: 'refused' };
  const renewed = outdated(found.hash) ? await hashPassword(password) : null;
  const opened = await services.database.as(found, async (tx, viewer) => {
    if (!(await stillHolds(tx, found))) return null;
    if (renewed && renewed !== busy) await storePassword(tx, viewer.person_id, renewed);
    return startSession(tx, viewer, place, 'password');
  });
  return opened ? { ok: true, opened } : { ok: false, reason: 'refused' };
}

// A known browser has tries of its own. For strangers the network counts first, so that one address can neither use up
// the tries of many accounts nor fill the table of limits.
async function mayGuess(services: Services, place: Place, email: string, known: boolean): Promise<boolean> {
  if (known) return mayTry(services, 'sign_in_known_device', `${email}\n${place.device}`);
  return (
    (await mayTry(services, 'sign_in_network', callerNetwork(place.address))) &&
    (await mayTry(services, 'sign_in_account', email))
  );
}

// While it was being compared the password may have been changed; the lock makes one of the two wait for the other.
async function stillHolds(tx: Tx, found: { person_id: string; changed_at: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('passwords')
    .select('person_id')
    .where('person_id', '=', found.person_id)
    .where('changed_at', '=', sql<Date>`${found.changed_at}::timestamptz`)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Signs in by a one-time link; exactly one of two simultaneous uses succeeds. */
export async function signInByLink(
  services: Services,
  place: Place,
  token: string,
): Promise<{ ok: true; opened: Opened } | { ok: false; state: LinkState }> {
  return withLink(services, token, 'sign_in', (tx, viewer) => startSession(tx, viewer, place, 'link'));
}
