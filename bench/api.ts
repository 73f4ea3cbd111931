import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { organizations } from '../app/organizations/find.ts';
import { root } from '../bin/root.ts';
import { hashToken } from '../lib/tokens.ts';
import { fill } from './kit/fill.ts';
import { enter, heard, type Query } from './kit/home-queries.ts';
import { load, type Load, type Target } from './kit/load.ts';
import { alternate, median } from './kit/numbers.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';

// The API by token: what a call costs beyond its transaction, told by the same queries over a bare connection in the same run.
const rounds = 5;
const seconds = 3;
const person = 'caio@orvalha.exemplo.com.br';
const everything = { q: '', kind: null, state: null, suspended: null, product_id: null };

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const filling = new Client(portal.superuser);
  await filling.connect();
  await fill(filling, { organizations: 500, persons: 2_000, tickets: 100_000, sessions: 5_000 });
  await filling.end();
  const token = await tokenOf(portal);
  const target = (address: string): Target => ({
    url: portal.url + address,
    pid: portal.pid,
    headers: { authorization: `Bearer ${token}` },
  });
  const hash = hashToken(token);
  if (!hash) throw new Error('no token');
  const bare = await bareConnection(portal, hash);
  try {
    const list = await heard((tx) => organizations(tx, everything, null, 51));
    await compare('me', target('/api/v1/me'), () => bare.time([]));
    await compare('50 organisations', target('/api/v1/organizations'), () => bare.time(list));
  } finally {
    await bare.end();
  }
}

/** By command beside the running portal, as an operator does. */
async function tokenOf({ data_dir }: Portal): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'bin/arrimo.mjs'), 'token', 'create', '--person', person, '--scope', 'read', '--json'],
    { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: data_dir } },
  );
  const made: { token: string } = JSON.parse(stdout);
  return made.token;
}

async function bareConnection({ app }: Portal, hash: Buffer) {
  const client = new Client({ ...app, pipeline: true, options: '-c search_path=app' });
  await client.connect();
  const once = async (queries: readonly Query[]): Promise<number> => {
    const began = performance.now();
    await Promise.all([
      client.query('begin read only'),
      client.query({ name: 'enter', text: enter, values: [hash, true] }),
      ...queries.map((query, at) => client.query({ name: `list${at}`, ...query })),
      client.query('commit'),
    ]);
    return performance.now() - began;
  };
  return {
    /** Milliseconds of the transaction, in the middle of many. */
    time: async (queries: readonly Query[]): Promise<number> => {
      const times: number[] = [];
      for (let at = 0; at < 500; at++) times.push(await once(queries));
      return median(times);
    },
    end: () => client.end(),
  };
}

async function compare(what: string, target: Target, bare: () => Promise<number>): Promise<void> {
  const [calls, transactions]: [Load[], number[]] = [[], []];
  await load(target, 1, 2);
  await bare();
  await alternate(rounds, [
    async () => void calls.push(await load(target, 1, seconds)),
    async () => void transactions.push(await bare()),
  ]);
  const [ours, theirs] = [median(calls.map(({ p50 }) => p50)), median(transactions)];
  tell(`${what}: median of a call`, ours, 'ms');
  tell(`${what}: median of its bare transaction`, theirs, 'ms');
  tell(`${what}: CPU of node a call`, median(calls.map(({ cpu_ms }) => cpu_ms)), 'ms');
  judge(`${what}: what the API adds`, ours - theirs, 'ms', { most: 3 });
  judge(`${what}: p95`, median(calls.map(({ p95 }) => p95)), 'ms', { most: 8 });
}
