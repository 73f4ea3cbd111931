import path from 'node:path';
import { startCluster, type Cluster } from '../../adapters/postgres/embedded.ts';
import type { Config } from '../../config.ts';
import { bootstrap } from '../../db/bootstrap.ts';
import { parseLogin, type Login, type Logins } from '../../db/login.ts';
import { migrate, readMigrations, type Migration } from '../../db/migrate.ts';
import { plainError } from '../../lib/plain-error.ts';
import { derivePassword } from '../../lib/secrets.ts';
import { root } from '../root.ts';
import { clusterFolder } from './data-folder.ts';

/** A database of this version. `embedded` is the embedded PostgreSQL when this process started one. */
export type Prepared = { logins: Logins; embedded: Cluster | null; migrations: Migration[]; applied: string[] };

/** What this version brings, in order. */
export const migrationsOfThisVersion = (): Migration[] => readMigrations(path.join(root, 'db/migrations'));

/** The password of the embedded PostgreSQL's superuser. */
export const superuserPassword = (secret: Buffer): string => derivePassword(secret, 'postgres');

/** Makes, where missing, the owner and the database in an embedded PostgreSQL. Gives the owner's login. */
export async function ownerOf(superuser: Login, secret: Buffer): Promise<Login> {
  return bootstrap(superuser, 'arrimo', derivePassword(secret, 'arrimo_owner'));
}

/** Starts the embedded PostgreSQL unless DATABASE_URL names another, and brings the database to this version. */
export async function prepare(config: Config, secret: Buffer): Promise<Prepared> {
  if (config.database_url) return { ...(await bringUp(parseLogin(config.database_url), secret)), embedded: null };
  const embedded = await startCluster(clusterFolder(config), { superuser_password: superuserPassword(secret) });
  try {
    return { ...(await bringUp(await ownerOf(embedded.login, secret), secret)), embedded };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** Migrates. Throws a plain error: what PostgreSQL or the network says is what the operator has to mend. */
export async function bringUp(owner: Login, secret: Buffer): Promise<Omit<Prepared, 'embedded'>> {
  const migrations = migrationsOfThisVersion();
  try {
    const { logins, applied } = await migrate(owner, migrations, (role) => derivePassword(secret, role));
    return { logins, applied, migrations };
  } catch (error) {
    throw plainError(`database ${owner.user}@${owner.host}:${owner.port}/${owner.database}: ${reason(error)}`, error);
  }
}

/** The message of a failed connection; one to several addresses hides the messages inside. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
