import { system } from '../../lib/database.ts';
import { derivePassword } from '../../lib/secrets.ts';
import type { Services } from '../context.ts';

/** The secret part of the first set-up's address. The same at every start until it has been used; then there is no set-up any more. */
export function setupToken(secret: Buffer): string {
  return derivePassword(secret, 'setup');
}

/** The one-time address that prepares this portal; null when it has been prepared. */
export async function setupLink({ database, config }: Pick<Services, 'database' | 'config'>): Promise<string | null> {
  const vendor = await database.as(system, (tx) => tx.selectFrom('vendor').select('version').executeTakeFirst());
  return vendor ? null : `${config.public_url}/setup/${setupToken(config.secret)}`;
}
