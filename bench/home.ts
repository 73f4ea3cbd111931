import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { root } from '../bin/root.ts';
import { with_tsx } from '../bin/tool.ts';
import { hashToken } from '../lib/tokens.ts';
import { fill } from './kit/fill.ts';
import { homeQueries } from './kit/home-queries.ts';
import { load, type Load, type Target } from './kit/load.ts';
import { alternate, median } from './kit/numbers.ts';
import { measureOverhead } from './kit/overhead.ts';
import { freePort, type Portal, withPortal, stopped } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// The signed-in home page of a customer: how fast, how many, and what identity and row level security cost.
const rounds = 5;
const seconds = 4;

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client(portal.superuser);
  await client.connect();
  await fill(client, { organizations: 500, persons: 2_000, tickets: 100_000, sessions: 5_000 });
  await client.end();
  const cookie = await signIn(portal.url, marina);
  const ours: Target = { url: portal.url, pid: portal.pid, headers: { cookie } };
  const baseline = await startBaseline(portal, cookie);
  try {
    tell('words of our page that the baseline lacks', (await missing(ours, baseline.target)).join(' ') || 'none');
    await load(ours, 16, 3);
    await load(baseline.target, 16, 3);
    await one(ours, baseline.target);
    await many('plain', ours, baseline.target);
    await many('brotli', compressed(ours), compressed(baseline.target));
  } finally {
    await baseline.stop();
  }
  const hash = hashToken(/\bsid=([^;]+)/.exec(cookie)?.[1]);
  if (!hash) throw new Error('no session');
  const { entered, bare } = await measureOverhead(portal, hash, (await homeQueries()).slice(1, 3));
  tell('transaction as a customer, entered, under the policies', entered, 'ms');
  tell('transaction as nobody bound, rows named outright', bare, 'ms');
  judge('session and row level security', entered - bare, 'ms', { most: 1 });
}

async function one(ours: Target, baseline: Target): Promise<void> {
  const seen = await compare([compressed(ours), compressed(baseline)], 1);
  tell('one connection: median, ours', median(seen[0].map(({ p50 }) => p50)), 'ms');
  tell('one connection: median, baseline', median(seen[1].map(({ p50 }) => p50)), 'ms');
  judge('one connection: p95', median(seen[0].map(({ p95 }) => p95)), 'ms', { most: 8 });
}

async function many(how: string, ours: Target, baseline: Target): Promise<void> {
  const seen = await compare([ours, baseline], 16);
  const [us, them] = seen.map((loads) => median(loads.map(({ per_second }) => per_second)));
  const [our_cpu, their_cpu] = seen.map((loads) => median(loads.map(({ cpu_ms }) => cpu_ms)));
  const ratios = seen[0].map(({ per_second }, round) => per_second / (seen[1][round]?.per_second ?? NaN));
  tell(`16 connections, ${how}: requests a second, ours / baseline`, `${us?.toFixed(0)} / ${them?.toFixed(0)}`);
  tell(
    `16 connections, ${how}: CPU of node a request, ours / baseline`,
    `${our_cpu?.toFixed(2)} / ${their_cpu?.toFixed(2)}`,
    'ms',
  );
  tell(`16 connections, ${how}: bytes, ours / baseline`, seen.map((loads) => loads[0]?.bytes.toFixed(0)).join(' / '));
  tell(
    `16 connections, ${how}: p99, ours / baseline`,
    seen.map((loads) => median(loads.map(({ p99 }) => p99)).toFixed(1)).join(' / '),
    'ms',
  );
  judge(`16 connections, ${how}: share of the baseline's throughput`, 100 * median(ratios), '%', { least: 35 });
}

async function compare(targets: readonly [Target, Target], connections: number): Promise<[Load[], Load[]]> {
  const seen: [Load[], Load[]] = [[], []];
  await alternate(rounds, [
    async () => void seen[0].push(await load(targets[0], connections, seconds)),
    async () => void seen[1].push(await load(targets[1], connections, seconds)),
  ]);
  return seen;
}

function compressed(target: Target): Target {
  return { ...target, headers: { ...target.headers, 'accept-encoding': 'gzip, deflate, br' } };
}

async function startBaseline(portal: Portal, cookie: string): Promise<{ target: Target; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [...with_tsx, path.join(import.meta.dirname, 'kit/baseline.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ login: portal.app, port }));
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
  if (!started || !child.pid) throw new Error('the baseline did not start');
  return {
    target: { url: `http://localhost:${port}`, pid: child.pid, headers: { cookie } },
    stop: () => stopped(child),
  };
}

/** Visible words of our page that the other lacks: the yardstick must tell the same. */
async function missing(ours: Target, baseline: Target): Promise<string[]> {
  const words = async ({ url, headers }: Target): Promise<Set<string>> => {
    const html = await (await fetch(url, { headers })).text();
    return new Set(html.replace(/<[^>]*>/g, ' ').split(/\s+/));
  };
  const [mine, theirs] = [await words(ours), await words(baseline)];
  return [...mine].filter((word) => !theirs.has(word));
}
