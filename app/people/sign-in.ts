import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { busy, verifyPassword } from '../../lib/passwords.ts';
import { hashToken } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Services } from '../context.ts';
import { callerOf, mayTry } from './limits.ts';
import { demo_password } from './person.ts';
import { deviceHash, type Opened, type Place, startSession } from './start-session.ts';

export type SignedIn = { ok: true; opened: Opened } | { ok: false; reason: 'refused' | 'too_many' };
export type LinkState = 'valid' | 'used' | 'expired' | 'unknown';

/** Signs in by e-mail and password. Unknown, disabled and wrong give the same answer after the same work (P22). */
export async function signInByPassword(
  services: Services,
  place: Place,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const device_hash = deviceHash(place.device);
  const found = await services.database.lookup.password(email, device_hash);
  const allowed = found?.known
    ? await mayTry(services, 'sign_in_known_device', `${email}\n${place.device}`)
    : (await mayTry(services, 'sign_in_account', email)) &&
      (await mayTry(services, 'sign_in_network', callerOf(place.address)));
  if (!allowed) return { ok: false, reason: 'too_many' };
  const right = await verifyPassword(found?.hash ?? null, password);
  if (right === busy) return { ok: false, reason: 'too_many' };
  // The password printed in every demo opens nothing elsewhere.
  if (!right || !found || (password === demo_password && !services.config.demo))
    return { ok: false, reason: 'refused' };
  const opened = await services.database.as(found, (tx, viewer) => startSession(tx, viewer, place, 'password'));
  return { ok: true, opened };
}

/** What a one-time link is good for, without using it: a mail scanner that opens it does no harm. */
export async function linkState(
  services: Services,
  token: string,
  purpose: 'sign_in' | 'password_reset',
): Promise<LinkState> {
  const hash = hashToken(token);
  const found = hash && (await services.database.lookup.signInToken(hash));
  return found?.purpose === purpose ? found.state : 'unknown';
}

/** Signs in by a one-time link; exactly one of two simultaneous uses succeeds. */
export async function signInByLink(
  services: Services,
  place: Place,
  token: string,
): Promise<{ ok: true; opened: Opened } | { ok: false; state: LinkState }> {
  return withLink(services, token, 'sign_in', (tx, viewer) => startSession(tx, viewer, place, 'link'));
}

/** Runs `work` as the person a valid link belongs to, having spent the link; refusals leave it as it was. */
export async function withLink(
  services: Services,
  token: string,
  purpose: 'sign_in' | 'password_reset',
  work: (tx: Tx, viewer: Person) => Promise<Opened>,
): Promise<{ ok: true; opened: Opened } | { ok: false; state: LinkState }> {
  const hash = hashToken(token);
  const found = hash && (await services.database.lookup.signInToken(hash));
  if (!hash || found?.purpose !== purpose) return { ok: false, state: 'unknown' };
  if (found.state !== 'valid') return { ok: false, state: found.state };
  const opened = await services.database.as({ person_id: found.person_id }, async (tx, viewer) =>
    (await spend(tx, hash)) ? work(tx, viewer) : null,
  );
  return opened ? { ok: true, opened } : { ok: false, state: 'used' };
}

async function spend(tx: Tx, hash: Buffer): Promise<boolean> {
  const spent = await tx
    .updateTable('sign_in_tokens')
    .set({ used_at: sql`app.now()` })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`app.now()`)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
