import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Login } from '../../db/login.ts';
import { plainError } from '../../lib/plain-error.ts';
import { claim, holderOf } from '../../lib/process-lock.ts';
import { accountFor, spawnAs, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { makePrivateFolder, placeOf, settle, socketFolder } from './place.ts';
import { initialise } from './initialise.ts';
import { isPostgresOf, processesOf } from './processes.ts';
import { openLog, type ServerLog } from './server-log.ts';

/** `login` is the superuser's. `died` is fulfilled when PostgreSQL ends without having been asked to. */
export type Cluster = { login: Login; pid: number; died: Promise<Error>; stop(): Promise<void> };

/**
 * `superuser_password` is needed for every connection, ours included. `ephemeral`: for tests, without durability and
 * removed by `stop`. `settings`: more of postgresql.conf.
 */
export type ClusterOptions = { superuser_password: string; ephemeral?: boolean; settings?: Record<string, string> };

const fixed_settings = {
  listen_addresses: '',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // statements, parameters and details hold what people typed: none of them belongs in a log
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL of node_modules on `folder` (made when missing), reachable only by password through a unix
 * socket in a private folder. Recovers from kill -9 of this process, of PostgreSQL and of both. Its log is `folder`.log.
 * Throws a plain error when another process uses the folder or its data are of another major version.
 */
export async function startCluster(folder: string, options: ClusterOptions): Promise<Cluster> {
  const wanted = path.resolve(folder);
  const account = accountFor(placeOf(wanted));
  const place = settle(wanted, account, options.ephemeral === true);
  const release = await claimSoon(wanted);
  try {
    const binaries = findBinaries(account);
    refuseOtherVersion(place, binaries);
    await untilQuiet(place);
    if (!existsSync(place)) await initialise(place, account, binaries, options);
    const cluster = await run(place, account, binaries, openLog(`${wanted}.log`), options);
    const stop = async (): Promise<void> => {
      await cluster.stop();
      release();
      if (options.ephemeral) remove(wanted, place);
    };
    return { ...cluster, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * The superuser's login to the cluster that a running server has on `folder`, for commands that work beside it; null when
 * none runs.
 */
export function findCluster(folder: string, superuser_password: string): Login | null {
  const place = placeOf(path.resolve(folder));
  const { pid, ready } = readPidFile(place);
  if (holderOf(`${path.resolve(folder)}.lock`) === null || !ready || !isPostgresOf(pid, place)) return null;
  return loginTo(place, superuser_password);
}

async function run(
  place: string,
  account: Account,
  binaries: Binaries,
  log: ServerLog,
  options: ClusterOptions,
): Promise<Cluster> {
  const socket = socketFolder(place);
  makePrivateFolder(place, account);
  makePrivateFolder(socket, account);
  const settings = { ...fixed_settings, ...(options.ephemeral ? forgetful : {}), ...options.settings };
  const flags = Object.entries({ ...settings, unix_socket_directories: socket }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ]);
  const program = path.join(binaries.folder, 'bin/postgres');
  const child = spawnAs(account, program, ['-D', place, ...flags], ['ignore', log.descriptor, log.descriptor]);
  log.close();
  const end = Promise.withResolvers<string>();
  child.once('exit', (status, signal) => end.resolve(`${signal ?? `status ${status}`}`));
  child.once('error', (error) => end.resolve(error.message));
  const ended = await Promise.race([end.promise, untilReady(place, child)]);
  if (ended) throw plainError(`PostgreSQL did not start: ${log.lastComplaint() ?? ended} (see ${log.file})`);
  let asked = false;
  const died = new Promise<Error>((tell) => {
    void end.promise.then((how) => asked || tell(plainError(`PostgreSQL ended by itself (${how}); see ${log.file}`)));
  });
  const stop = async (): Promise<void> => {
    asked = true;
    await stopped(child, end.promise);
  };
  return { login: loginTo(place, options.superuser_password), pid: child.pid ?? 0, died, stop };
}

/** Fast shutdown: clients are disconnected, a checkpoint is written. Half a minute is plenty; then crash recovery has to do. */
async function stopped(child: ChildProcess, end: Promise<unknown>): Promise<void> {
  child.kill('SIGINT');
  const hurry = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await end;
  clearTimeout(hurry);
}

async function untilReady(place: string, child: ChildProcess): Promise<undefined> {
  for (;;) {
    const { pid, ready } = readPidFile(place);
    if (ready && pid === child.pid) return;
    await sleep(20);
    if (child.exitCode !== null || child.signalCode !== null) await new Promise(() => {});
  }
}

/** Claims the folder. Its holder may be about to stop, so a few seconds pass before it is refused. */
async function claimSoon(wanted: string): Promise<() => void> {
  for (let waited = 0; ; waited += 100) {
    const release = claim(`${wanted}.lock`);
    if (typeof release === 'function') return release;
    if (waited >= 3_000)
      throw plainError(
        `${wanted} is in use by process ${release}; stop that one, or set another DATA_DIR for this one`,
      );
    await sleep(100);
  }
}

/**
 * Waits until nothing of an earlier server runs on the folder: after a kill -9 its processes need a moment to notice. A
 * whole server that nobody owns is asked to stop.
 */
async function untilQuiet(place: string): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    const { pid } = readPidFile(place);
    const server = pid > 0 && isPostgresOf(pid, place);
    const rest = processesOf(place);
    if (!server && rest.length === 0) {
      forgetTaken(path.join(place, 'postmaster.pid'));
      forgetTaken(path.join(socketFolder(place), '.s.PGSQL.5432.lock'));
      return;
    }
    if (waited === 1_000 && server) process.kill(pid, 'SIGINT');
    if (waited === 15_000) for (const each of server ? [pid, ...rest] : rest) process.kill(each, 'SIGQUIT');
    if (waited > 30_000)
      throw plainError(`an earlier PostgreSQL of ${place} does not end (process ${server ? pid : rest[0]})`);
    await sleep(100);
  }
}

/**
 * Removes a lock file whose number now belongs to another program, or to a dead process that nobody has reaped: there
 * PostgreSQL would refuse for ever. It judges every other case better itself.
 */
function forgetTaken(file: string): void {
  const pid = existsSync(file) ? Math.abs(parseInt(readFileSync(file, 'utf8'), 10)) : NaN;
  try {
    if (pid > 0 && process.kill(pid, 0)) rmSync(file, { force: true });
  } catch {
    // nobody has the number
  }
}

/** The first line of postmaster.pid is the process (negative for single-user mode), the eighth its state. */
function readPidFile(place: string): { pid: number; ready: boolean } {
  try {
    const lines = readFileSync(path.join(place, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])) || 0, ready: lines[7]?.trim() === 'ready' };
  } catch {
    return { pid: 0, ready: false };
  }
}

function refuseOtherVersion(place: string, binaries: Binaries): void {
  const file = path.join(place, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : binaries.major;
  if (found === binaries.major) return;
  throw plainError(
    `${place} holds data of PostgreSQL ${found} and this version of Arrimo brings ${binaries.major}: ` +
      `start the version that wrote them, or move the folder away to begin empty`,
  );
}

function loginTo(place: string, password: string): Login {
  return { host: socketFolder(place), port: 5432, database: 'postgres', user: 'postgres', password };
}

function remove(wanted: string, place: string): void {
  for (const file of [place, socketFolder(place), `${wanted}.log`]) rmSync(file, { recursive: true, force: true });
  if (path.dirname(place) !== path.dirname(wanted)) rmSync(path.dirname(place), { recursive: true, force: true });
}
