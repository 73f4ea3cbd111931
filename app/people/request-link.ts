import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Locale } from '../../locales/index.ts';
import { sendSignInLink } from './jobs.ts';

/** Notes that somebody asks for a one-time link. Whether the address is known is looked up later, by a job: the answer and its time tell nothing. */
export async function requestLink(
  tx: Tx,
  request: { email: string; purpose: 'sign_in' | 'password_reset'; locale: Locale },
): Promise<void> {
  const id = newId();
  await Promise.all([
    tx
      .insertInto('sign_in_requests')
      .values({ id, ...request })
      .execute(),
    sendSignInLink.later(tx, { request_id: id }),
  ]);
}
