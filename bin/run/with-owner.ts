import { findCluster, startCluster } from '../../adapters/postgres/embedded.ts';
import { readConfig, type Config } from '../../config.ts';
import { parseLogin, type Login } from '../../db/login.ts';
import { plainError } from '../../lib/plain-error.ts';
import { clusterFolder, prepareFolders, readSecret } from './data-folder.ts';
import { ownerOf, superuserPassword } from './prepare.ts';

/** The settings, for a command. Throws a plain error with every mistake. */
export function configOrMistakes(): Config {
  const read = readConfig();
  if ('mistakes' in read) throw plainError(read.mistakes.join('\narrimo: '));
  return read.config;
}

/**
 * Does work as the owner of the database: the one of DATABASE_URL, the embedded one of a running server, or an embedded
 * one started for the while.
 */
export async function withOwner<T>(work: (owner: Login, secret: Buffer, config: Config) => Promise<T>): Promise<T> {
  const config = configOrMistakes();
  prepareFolders(config);
  const secret = readSecret(config);
  if (config.database_url) return work(parseLogin(config.database_url), secret, config);
  const superuser_password = superuserPassword(secret);
  const running = findCluster(clusterFolder(config), superuser_password);
  if (running) return work(await ownerOf(running, secret), secret, config);
  const cluster = await startCluster(clusterFolder(config), { superuser_password });
  try {
    return await work(await ownerOf(cluster.login, secret), secret, config);
  } finally {
    await cluster.stop();
  }
}
