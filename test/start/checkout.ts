import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const original = path.resolve(import.meta.dirname, '../..');
const left_out = ['node_modules', '.git', 'build', 'data'];

/** Runs a program to its end; throws with what it wrote when it fails. */
export function must(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** A fresh copy of the checkout, as installed: with node_modules, never built or started. `owner`: a system user. */
export function copyCheckout(folder: string, owner?: string): string {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(original).filter((name) => !left_out.includes(name));
  must('cp', '-a', ...files.map((name) => path.join(original, name)), folder);
  must('cp', '-a', path.join(original, 'node_modules'), folder);
  if (owner) must('chown', '-R', `${owner}:`, folder);
  return folder;
}

/** A started portal. `end` sends a signal to the whole foreground group, as a terminal does, and waits. */
export type Started = {
  child: ChildProcess;
  url: string;
  ready_ms: number;
  output(): string;
  end(signal?: NodeJS.Signals): Promise<number | null>;
  ended: Promise<number | null>;
};

type StartOptions = { env?: Record<string, string>; user?: string; command?: string[] };

/** Runs a command in a copy until it ends. */
export async function runIn(folder: string, options: StartOptions): Promise<{ status: number | null; output: string }> {
  const { child, output } = launch(folder, options);
  const [status]: [number | null] = (await once(child, 'close')) as [number | null];
  return { status, output: output() };
}

/** Starts a copy and waits until it is ready; throws with what it wrote when it ends before. */
export async function startIn(folder: string, options: StartOptions = {}): Promise<Started> {
  const began = performance.now();
  const { child, output } = launch(folder, options);
  const ended = once(child, 'close').then(([status]: (number | null)[]) => status ?? null);
  for (;;) {
    const url = /^ready (\S+)/m.exec(output())?.[1];
    const ready_ms = performance.now() - began;
    const end = async (signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> => {
      if (child.pid) process.kill(-child.pid, signal);
      return ended;
    };
    if (url) return { child, url, ready_ms, output, end, ended };
    if (child.exitCode !== null || ready_ms > 60_000) throw new Error(`not ready: ${output()}`);
    await sleep(10);
  }
}

function launch(folder: string, { env = {}, user, command = ['npm', 'start'] }: StartOptions) {
  const become = user ? ['setpriv', '--reuid', user, '--regid', user, '--clear-groups', '--'] : [];
  const [program = 'npm', ...args] = [...become, ...command];
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: user ? '/nonexistent' : '/root', LOG_LEVEL: 'warn', ...env },
  });
  let text = '';
  child.stdout.on('data', (data) => (text += data));
  child.stderr.on('data', (data) => (text += data));
  return { child, output: () => text };
}

/** The processes whose command line holds a text: the server's own (`arrimo.mjs start`) or PostgreSQL's (`postgres -D`). */
export function processesWith(...texts: string[]): number[] {
  const lines = must('ps', '-eo', 'pid=,args=', '-ww').split('\n');
  const found = lines.filter((line) => texts.every((text) => line.includes(text)) && !line.includes(' ps -eo'));
  return found.map((line) => parseInt(line, 10));
}
