import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newToken } from '../../lib/tokens.ts';
import { link_minutes } from './person.ts';

const paths = { sign_in: 'sign-in/link', password_reset: 'password/reset' } as const;

/** Makes a one-time link for a person, as the system. Out: its address; only the hash of its token is kept. */
export async function issueLink(
  tx: Tx,
  public_url: string,
  {
    person_id,
    purpose,
    minutes = link_minutes[purpose],
  }: { person_id: string; purpose: keyof typeof paths; minutes?: number },
): Promise<string> {
  const { token, hash } = newToken();
  const expires_at = sql<Date>`app.now() + make_interval(mins => ${minutes})`;
  await tx.insertInto('sign_in_tokens').values({ token_hash: hash, person_id, purpose, expires_at }).execute();
  return `${public_url}/${paths[purpose]}/${token}`;
}
