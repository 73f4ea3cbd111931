import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listsFolder } from '../../adapters/search-lists/wire.ts';
import type { Config } from '../../config.ts';
import { codeOf, plainError } from '../../lib/plain-error.ts';

/** Where the embedded PostgreSQL keeps its data. */
export const clusterFolder = (config: Config): string => path.join(config.data_dir, 'postgres');

/**
 * Makes DATA_DIR, which others may pass through (0711: PostgreSQL may run as another user) but not list, and the folders
 * of files, lists and mails, which are closed to them (0700). Throws a plain error when it cannot.
 */
export function prepareFolders(config: Config): void {
  const { data_dir, files, mail_out } = config;
  try {
    mkdirSync(data_dir, { recursive: true });
    const { uid, mode } = statSync(data_dir);
    const shared = (mode & 0o1000) !== 0;
    if (uid === process.getuid?.() && !shared && (mode & 0o777) !== 0o711) chmodSync(data_dir, 0o711);
    for (const dir of [files.dir, listsFolder(data_dir), mail_out.kind === 'file' ? mail_out.dir : null])
      if (dir) mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const what = error instanceof Error && 'path' in error ? error.path : data_dir;
    throw plainError(`DATA_DIR: ${what} cannot be made or entered (${codeOf(error)})`, error);
  }
}

/**
 * Reads the master secret; makes it at the first start. Throws a plain error when others may read the file, when it is
 * too short or not random, or when it is gone although data made with it exist.
 */
export function readSecret(config: Config): Buffer {
  const { secret_file } = config;
  try {
    if (!existsSync(secret_file)) makeSecret(config);
    const { mode } = statSync(secret_file);
    if (mode & 0o077) throw plainError(`SECRET_FILE: others may read ${secret_file}; run chmod 600 ${secret_file}`);
    return checkSecret(readFileSync(secret_file, 'utf8').trim());
  } catch (error) {
    throw codeOf(error)
      ? plainError(`SECRET_FILE: ${secret_file} cannot be read or made (${codeOf(error)})`, error)
      : error;
  }
}

function makeSecret(config: Config): void {
  const cluster = clusterFolder(config);
  if (!config.database_url && (existsSync(cluster) || existsSync(`${cluster}.path`)))
    throw plainError(
      `SECRET_FILE: ${config.secret_file} is missing, and ${cluster} cannot be opened without it; put it back`,
    );
  mkdirSync(path.dirname(config.secret_file), { recursive: true });
  try {
    writeFileSync(config.secret_file, `${randomBytes(32).toString('base64')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // another process that starts now was quicker
  }
}

function checkSecret(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const advice = 'make one with: openssl rand -base64 32';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || bytes.length < 32)
    throw plainError(`SECRET_FILE: must hold at least 32 bytes in base64; ${advice}`);
  if (new Set(bytes).size < 16) throw plainError(`SECRET_FILE: its bytes are not random; ${advice}`);
  return bytes;
}
