import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeOf, plainError } from '../../lib/plain-error.ts';
import { canEnter, type Account } from './account.ts';
import { cacheFolder, makeOpenFolder } from './binaries.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
const recordOf = (wanted: string): string => `${wanted}.path`;

/**
 * Where the cluster of a wanted folder is: there, unless a start as root found it out of PostgreSQL's reach and recorded
 * another place beside it.
 */
export function placeOf(wanted: string): string {
  const record = recordOf(wanted);
  return existsSync(record) ? readFileSync(record, 'utf8').trim() : real(wanted);
}

/**
 * Settles where the cluster lives, before it is started. When the account cannot enter the folder that holds `wanted`,
 * a place in /var/lib/arrimo takes over, named after the path and recorded in `wanted.path`; data that are already there move along.
 * `ephemeral` clusters go to the temporary folder and are not recorded. Throws a plain error when a copied folder
 * points to the data of its original.
 */
export function settle(wanted: string, account: Account, ephemeral: boolean): string {
  makeOpenFolder(path.dirname(wanted));
  if (existsSync(recordOf(wanted))) return recorded(wanted);
  const here = real(wanted);
  if (canEnter(account, path.dirname(here))) return here;
  if (ephemeral) return path.join(openTemporary(account), 'postgres');
  const place = path.join(cacheFolder(), `data-${hashOf(here)}`);
  // whoever removed DATA_DIR wants to begin anew, but nobody asked us to destroy these
  if (existsSync(place)) renameSync(place, `${place}.left-${Date.now()}`);
  makeOpenFolder(place);
  writeFileSync(path.join(place, 'owner'), here, { mode: 0o600 });
  const moved = path.join(place, 'postgres');
  if (existsSync(here)) move(here, moved);
  writeFileSync(recordOf(wanted), moved, { mode: 0o600 });
  return moved;
}

/** A folder of the account's own (0700) for the socket: the cluster's, or a short one when the path is too long for one. */
export function socketFolder(place: string): string {
  return Buffer.byteLength(place) <= 80 ? place : path.join('/tmp', `arrimo-${hashOf(place)}`);
}

/** Makes a folder that only the account may enter. Throws a plain error when another user made it first. */
export function makePrivateFolder(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (account.borrowed) chownSync(folder, account.uid, account.gid);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw plainError(`${folder} cannot be made (${codeOf(error)})`, error);
  }
  const { uid } = lstatSync(folder);
  if (uid === 0 && account.borrowed) chownSync(folder, account.uid, account.gid);
  else if (uid !== account.uid) throw plainError(`${folder} belongs to another user (uid ${uid})`);
  chmodSync(folder, 0o700);
}

function real(wanted: string): string {
  const parent = path.dirname(path.resolve(wanted));
  return path.join(existsSync(parent) ? realpathSync(parent) : parent, path.basename(wanted));
}

function recorded(wanted: string): string {
  const place = placeOf(wanted);
  const note = path.join(path.dirname(place), 'owner');
  const here = real(wanted);
  const owner = existsSync(note) ? readFileSync(note, 'utf8') : here;
  if (owner === here) return place;
  if (existsSync(recordOf(owner)) && placeOf(owner) === place)
    throw plainError(
      `${recordOf(wanted)} points to the data of ${owner}: this is a copy; remove that file to begin empty`,
    );
  writeFileSync(note, here, { mode: 0o600 });
  return place;
}

function openTemporary(account: Account): string {
  const folder = mkdtempSync(path.join(canEnter(account, tmpdir()) ? tmpdir() : '/tmp', 'arrimo-'));
  chmodSync(folder, 0o711);
  return folder;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const { status } = spawnSync('cp', ['-a', from, to], { stdio: 'ignore' }); // keeps owners, which cpSync does not
    if (status !== 0) throw plainError(`the data cannot be moved from ${from} to ${to}`);
    rmSync(from, { recursive: true });
  }
}
