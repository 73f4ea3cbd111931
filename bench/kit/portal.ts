import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findCluster, startCluster } from '../../adapters/postgres/embedded.ts';
import { ownerOf, superuserPassword } from '../../bin/run/prepare.ts';
import { root } from '../../bin/root.ts';
import type { Login } from '../../db/login.ts';
import { derivePassword } from '../../lib/secrets.ts';

/** A portal as `npm start` runs it, in a process of its own. `ready_ms`: from its start to the line `ready`. */
export type Portal = {
  url: string;
  pid: number;
  ready_ms: number;
  data_dir: string;
  superuser: Login;
  app: Login;
  /** Fulfilled when the process has ended, however. */
  gone: Promise<unknown>;
  stop(): Promise<void>;
};

export type PortalOptions = {
  data_dir: string;
  checkout?: string;
  flags?: readonly string[];
  web_processes?: number;
  /** False: what happens behind the pages waits, as for a process of its own; PostgreSQL then belongs to this one. */ works?: boolean;
};

/** An empty folder for a bench's own data, and its removal. */
export function newFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the built portal with the demo and without rate limits. Throws when it ends before it is ready. */
export async function startPortal({
  data_dir,
  checkout = root,
  flags = [],
  web_processes = 1,
  works = true,
}: PortalOptions): Promise<Portal> {
  const own = works ? null : await startOwn(data_dir);
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, path.join(checkout, 'bin/arrimo.mjs'), 'start'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: data_dir,
      PORT: String(port),
      RATE_LIMITS: 'off',
      ...own?.env,
      WEB_PROCESSES: String(web_processes),
    },
  });
  const { pid } = child;
  if (!pid) throw new Error('the portal did not start');
  const gone = once(child, 'exit');
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => void (complaints.push(line) > 40 && complaints.shift()));
  const ready_ms = await untilReady(child, began);
  if (ready_ms === null) throw new Error(`the portal ended before it was ready:\n${complaints.join('\n')}`);
  const secret = secretOf(data_dir);
  const cluster = findCluster(path.join(data_dir, 'postgres'), superuserPassword(secret));
  if (!cluster) throw new Error('the portal runs without its PostgreSQL');
  const superuser = { ...cluster, database: 'arrimo' };
  return {
    url: `http://localhost:${port}`,
    pid,
    ready_ms,
    data_dir,
    superuser,
    app: { ...superuser, user: 'arrimo_app', password: derivePassword(secret, 'arrimo_app') },
    gone,
    stop: async () => {
      await stopped(child);
      await own?.stop();
    },
  };
}

const secretOf = (data_dir: string): Buffer =>
  Buffer.from(readFileSync(path.join(data_dir, 'secret'), 'utf8').trim(), 'base64');

/** The embedded PostgreSQL of a data folder, for a portal that only answers requests. */
async function startOwn(data_dir: string): Promise<{ env: Record<string, string>; stop(): Promise<void> }> {
  const secret = secretOf(data_dir);
  const folder = path.join(data_dir, 'postgres');
  const { login, stop } = await startCluster(folder, { superuser_password: superuserPassword(secret) });
  const { user, password, database, host, port } = await ownerOf(login, secret);
  const named = new URLSearchParams({ host });
  return {
    env: { ROLE: 'web', DATABASE_URL: `postgres://${user}:${password}@localhost:${port}/${database}?${named}` },
    stop,
  };
}

/** Measures a portal of its own, started in an empty folder; afterwards both are gone, however it ended. */
export async function withPortal(measure: (portal: Portal) => Promise<void>): Promise<void> {
  const { folder, remove } = newFolder();
  try {
    const portal = await startPortal({ data_dir: folder });
    await measure(portal).finally(portal.stop);
  } finally {
    remove();
  }
}

/** Ends a process in order and waits for it. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** A port that is free now, given by the kernel. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilReady(child: ChildProcess, began: number): Promise<number | null> {
  if (!child.stdout) return null;
  const lines = createInterface(child.stdout);
  const ready = new Promise<number>((resolve) => {
    lines.on('line', (line) => line.startsWith('ready ') && resolve(performance.now() - began));
  });
  return Promise.race([ready, once(child, 'exit').then(() => null)]);
}
