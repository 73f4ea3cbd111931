import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Login } from '../../db/login.ts';
import type { Level, Logger } from '../../lib/log.ts';
import { listsFolder, socketPath } from './wire.ts';

/** What the process of the lists is told. Passwords do not pass through the environment. */
export type Errand = {
  what: 'serve' | 'make';
  login: Login;
  folder: string;
  socket_path: string;
  log_level: Level;
  terminal: boolean;
};

/** `login`: the search's, which reads the records and nothing else. */
export type Starting = { login: Login; data_dir: string; log: Logger; log_level: Level };

/** How the process ends when another one of this machine holds the lists of this folder. */
export const held_elsewhere = 3;

// The bundle has the child beside it under the same name.
const child = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './search-lists.js', import.meta.url),
);
const small_heap = ['--max-semi-space-size=8', '--heap-growing-percent=20'];
const rest_ms = 300;
const patience_ms = 5_000;
const other_ms = 3_000;

/** Starts the process that holds the lists of this machine; one that dies is replaced until `stop`. Does not wait until there are lists. */
export function startListsProcess({ login, data_dir, log, log_level }: Starting): { stop(): Promise<void> } {
  const folder = listsFolder(data_dir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const errand: Errand = {
    what: 'serve',
    login,
    folder,
    socket_path: socketPath(data_dir),
    log_level,
    terminal: process.stderr.isTTY,
  };
  let stopping = false;
  let running: ChildProcess;
  const begin = (): void => {
    running = fork(child, { execArgv: small_heap, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: {} });
    running.on('error', () => {}).send(errand, () => {});
    running.once('exit', (status, signal) => void again(status, signal));
  };
  const again = async (status: number | null, signal: string | null): Promise<void> => {
    if (stopping) return;
    const elsewhere = status === held_elsewhere;
    if (!elsewhere) log.error('search_process.died', { pid: running.pid, ...(signal && { signal }) });
    await sleep(elsewhere ? other_ms : rest_ms, undefined, { ref: false });
    if (!stopping) begin();
  };
  begin();
  return {
    async stop() {
      stopping = true;
      if (running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, 'exit');
      running.kill('SIGTERM');
      await Promise.race([gone, sleep(patience_ms, undefined, { ref: false })]);
      if (running.exitCode === null && running.signalCode === null) running.kill('SIGKILL');
    },
  };
}
