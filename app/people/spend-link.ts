import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { hashToken } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Services } from '../context.ts';
import type { Opened } from './start-session.ts';

export type LinkState = 'valid' | 'used' | 'expired' | 'unknown';

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
