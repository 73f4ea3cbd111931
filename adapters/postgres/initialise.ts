import { once } from 'node:events';
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { plainError } from '../../lib/plain-error.ts';
import { locale, spawnAs, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { makePrivateFolder } from './place.ts';

/**
 * Makes the data folder with initdb. It is made under another name and renamed at the end, so that a start which was cut
 * off never leaves half a cluster that looks whole. Every local connection needs a password (scram-sha-256), because
 * `trust` would let in any program of the same system user.
 */
export async function initialise(
  place: string,
  account: Account,
  binaries: Binaries,
  options: { superuser_password: string; ephemeral?: boolean },
): Promise<void> {
  const draft = `${place}.new`;
  rmSync(draft, { recursive: true, force: true });
  makePrivateFolder(draft, account);
  const password_file = path.join(draft, 'password');
  try {
    const data = path.join(draft, 'data');
    writeFileSync(password_file, options.superuser_password, { mode: 0o600 });
    if (account.borrowed) chownSync(password_file, account.uid, account.gid);
    const flags = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password_file}`, '-E', 'UTF8'];
    const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`];
    const program = path.join(binaries.folder, 'bin/initdb');
    const quick = options.ephemeral ? ['--no-sync'] : [];
    const child = spawnAs(account, program, [...flags, ...collation, ...quick], ['ignore', 'ignore', 'pipe']);
    const [complaint, [status]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    if (status !== 0) throw plainError(`initdb: ${complaint.trim().split('\n').join('; ') || status}`);
    renameSync(data, place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
