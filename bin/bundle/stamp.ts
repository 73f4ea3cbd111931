import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainError } from '../../lib/plain-error.ts';
import { claim } from '../../lib/process-lock.ts';
import { root } from '../root.ts';

/** Where everything that is built goes. */
export const build_folder = path.join(root, 'build');

/**
 * Does the work unless its stamp says that nothing has changed since: names, sizes and times of `sources` (files and
 * folders of the checkout). Two processes take turns. Returns whether work was done.
 */
export async function unlessFresh(name: string, sources: string[], work: () => Promise<void>): Promise<boolean> {
  const stamp = path.join(build_folder, `${name}.stamp`);
  if (stateOf(sources) === read(stamp)) return false;
  const release = await turn(path.join(build_folder, 'lock'));
  try {
    const state = stateOf(sources);
    if (state === read(stamp)) return false; // somebody else did it while we waited
    rmSync(stamp, { force: true });
    await work();
    writeFileSync(stamp, state);
    return true;
  } finally {
    release();
  }
}

async function turn(lock: string): Promise<() => void> {
  const advice = `${build_folder} is out of date and cannot be written; run "npm run arrimo -- build" as its owner`;
  try {
    mkdirSync(build_folder, { recursive: true });
    accessSync(build_folder, constants.W_OK);
  } catch (error) {
    throw plainError(advice, error);
  }
  for (let waited = 0; waited < 60_000; waited += 100) {
    const release = claim(lock);
    if (typeof release === 'function') return release;
    await sleep(100);
  }
  throw plainError(`another process has been building ${build_folder} for a minute`);
}

function stateOf(sources: string[]): string {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const source of sources) {
    const file = path.join(root, source);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) continue;
    for (const each of found.isDirectory() ? filesBelow(file) : [file]) {
      const { size, mtimeMs } = statSync(each);
      hash.update(`${path.relative(root, each)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
