import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { entitledModules } from '../app/catalog/find.ts';
import { member } from '../app/guard.ts';
import { listingOf } from '../app/tickets/filters.ts';
import { filesOfDraft } from '../app/tickets/find-files.ts';
import { listed } from '../app/tickets/find-list.ts';
import { open } from '../app/tickets/open.ts';
import { readCase } from '../app/tickets/read-case.ts';
import { root } from '../bin/root.ts';
import { with_tsx } from '../bin/tool.ts';
import { openDatabase } from '../lib/database.ts';
import { newId } from '../lib/tokens.ts';
import { fill } from './kit/fill.ts';
import { heard } from './kit/home-queries.ts';
import { shellOf } from './kit/life-page.ts';
import { load, type Load, type Target } from './kit/load.ts';
import { alternate, median } from './kit/numbers.ts';
import { freePort, newFolder, type Portal, startPortal, stopped } from './kit/portal.ts';
import { recorded } from './kit/recorded.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// Lists, pages and creations of requests among 100,000 requests and 300,000 messages of 1,000 organisations.
const amount = { organizations: 1_000, persons: 5_000, tickets: 100_000, sessions: 1_000, messages: 300_000 };
const rounds = 3;
const seconds = 3;
/** What both sides answer before anything counts: a server runs for weeks, and V8 compiles for half a minute of such load. */
const warming = 20;
const pages_asked = 40;
/** Answers a second of comparable systems on two cores; ours are twenty times as many, and aim at fifty. */
const comparable = { list: 32, page: 43, creation: 36 } as const;
type Kind = keyof typeof comparable;
const kinds: readonly Kind[] = ['list', 'page', 'creation'];

const { folder, remove } = newFolder();
try {
  const first = await startPortal({ data_dir: folder });
  const client = new Client(first.superuser);
  await client.connect();
  await fill(client, amount);
  await client.end();
  await first.stop();
  // What happens behind the page waits, as it would in a process of its own (ROLE=worker).
  const portal = await startPortal({ data_dir: folder, works: false });
  await measure(portal).finally(portal.stop);
  const both = await startPortal({ data_dir: folder, works: false, web_processes: 2 });
  await measureBoth(both).finally(both.stop);
} finally {
  remove();
}
tellMachine();

type Targets = Record<Kind, Target>;

async function targetsOf({ url, pid }: Portal, paths: readonly string[]): Promise<Targets> {
  const cookie = await signIn(url, marina);
  const target = { url, pid, headers: { cookie } };
  const account = await (await fetch(`${url}/account`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(account)?.[1] ?? '';
  const fields = new URLSearchParams({ csrf, subject: 'Medida', description: 'Acontece desde ontem.' });
  const sent = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return {
    list: { ...target, paths: ['/tickets'] },
    page: { ...target, paths },
    creation: { ...target, headers: { cookie, ...sent }, paths: ['/tickets'], form: `${fields}&submission_id={id}` },
  };
}

async function pathsOf({ superuser }: Portal): Promise<string[]> {
  const client = new Client({ ...superuser, options: '-c search_path=app' });
  await client.connect();
  const { rows } = await client.query<{ number: string }>(
    `select t.number from tickets t join persons p on p.id = t.requester_id where p.email = $1 and t.status = 'in_progress'
     and exists (select from ticket_messages m where m.ticket_id = t.id) order by t.number desc limit $2`,
    [marina, pages_asked],
  );
  await client.end();
  return rows.map(({ number }) => `/tickets/${number}`);
}

async function measure(portal: Portal): Promise<void> {
  const paths = await pathsOf(portal);
  const ours = await targetsOf(portal, paths);
  const { targets: baseline, stop } = await startBaseline(portal, ours, paths);
  try {
    // Before Marina opens thousands.
    await filtered(ours.list);
    for (const kind of kinds) {
      for (const side of [ours, baseline]) await load(side[kind], 8, warming);
      for (const connections of [1, 8]) await compare(kind, connections, ours[kind], baseline[kind]);
    }
    for (const connections of [1, 8]) await againstBare(portal, connections, ours.creation);
  } finally {
    await stop();
  }
}

async function compare(kind: Kind, connections: number, ours: Target, baseline: Target): Promise<void> {
  const seen: [Load[], Load[]] = [[], []];
  await alternate(rounds, [
    async () => void seen[0].push(await load(ours, connections, seconds)),
    async () => void seen[1].push(await load(baseline, connections, seconds)),
  ]);
  const middle = (side: 0 | 1, figure: 'per_second' | 'p50' | 'p95' | 'cpu_ms'): number =>
    median(seen[side].map((each) => each[figure]));
  const what = `${kind}, ${connections} connection${connections > 1 ? 's' : ''}`;
  const both = (figure: 'per_second' | 'p50' | 'cpu_ms'): string =>
    `${middle(0, figure).toFixed(2)} / ${middle(1, figure).toFixed(2)}`;
  tell(`${what}: a second, ours / baseline`, both('per_second'));
  tell(`${what}: CPU of node a request, ours / baseline`, both('cpu_ms'), 'ms');
  const ratios = seen[0].map(({ per_second }, round) => per_second / (seen[1][round]?.per_second ?? NaN));
  judge(`${what}: share of the baseline`, 100 * median(ratios), '%', { least: 35 });
  if (connections > 1) return;
  tell(`${what}: median, ours / baseline`, both('p50'), 'ms');
  judge(`${what}: p95`, middle(0, 'p95'), 'ms', { most: 10 });
}

async function filtered(list: Target): Promise<void> {
  for (const [what, query] of [
    ['waiting for the customer', 'turn=customer'],
    ['own, searched', 'mine=on&q=simulador'],
    ['ended', 'show=ended'],
    ['last active first', 'sort=active'],
  ]) {
    const seen: Load[] = [];
    for (let round = 0; round < rounds; round++) seen.push(await load({ ...list, paths: [`/tickets?${query}`] }, 1, 2));
    judge(`list, ${what}: p95`, median(seen.map(({ p95 }) => p95)), 'ms', { most: 10 });
  }
}

async function againstBare(portal: Portal, connections: number, creation: Target): Promise<void> {
  const ratios: number[] = [];
  const figures: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await bareInserts(portal, connections);
    const { per_second } = await load(creation, connections, seconds);
    ratios.push(per_second / bare);
    figures.push(`${per_second.toFixed(0)} / ${bare.toFixed(0)}`);
  }
  tell(`creation, ${connections} connections: a second, ours / one bare statement`, figures.join(', '));
  judge(`creation, ${connections} connections: share of one bare statement`, 100 * median(ratios), '%', { least: 20 });
}

async function measureBoth(portal: Portal): Promise<void> {
  const targets = await targetsOf(portal, await pathsOf(portal));
  for (const kind of kinds) {
    await load(targets[kind], 8, warming);
    const seen: number[] = [];
    for (let round = 0; round < rounds; round++) seen.push((await load(targets[kind], 8, seconds)).per_second);
    const least = 20 * comparable[kind];
    judge(`${kind}, 8 connections, two web processes, client beside them`, median(seen), '/s', { least });
  }
}

async function bareInserts({ superuser }: Portal, connections: number): Promise<number> {
  const client = new Client({ ...superuser, options: '-c search_path=app' });
  await client.connect();
  const { rows } = await client.query(
    `select m.person_id, m.organization_id, (select id from queues where takes_the_rest) as queue_id
     from memberships m join persons p on p.id = m.person_id where p.email = $1`,
    [marina],
  );
  await client.end();
  const child = spawn(process.execPath, [...with_tsx, path.join(import.meta.dirname, 'kit/bare-insert.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ login: superuser, connections, seconds, as: rows[0] }));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  await stopped(child);
  return Number(chunk.toString());
}

/** The queries of a creation, as the route makes them; one request is really opened for it. */
async function creationOf(portal: Portal) {
  const database = openDatabase({ app: portal.app, worker: portal.app }, { time_zone: 'America/Sao_Paulo' });
  const client = new Client(portal.superuser);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from app.persons where email = $1', [marina]);
  await client.end();
  const since = Date.now();
  try {
    return await database.as({ person_id: rows[0]?.id ?? '' }, async (tx, viewer) => {
      const record = recorded(tx);
      const submission_id = newId();
      await filesOfDraft(record.tx, viewer.person_id, submission_id);
      const opening = { subject: 'Medida', description: 'Acontece desde ontem.', submission_id };
      const opened = await open(record.tx, member(viewer), opening);
      if (!opened.ok) throw new Error('the recorded request was refused');
      return { queries: record.queries, since };
    });
  } finally {
    await database.close();
  }
}

async function startBaseline(portal: Portal, { list, page }: Targets, paths: readonly string[]) {
  const html = async (path: string): Promise<string> =>
    (await fetch(portal.url + path, { headers: list.headers })).text();
  const listing = await html('/tickets');
  const rows = /(?<=<ul class="rows">).*?(?=<\/ul>)/s.exec(listing)?.[0] ?? '';
  const shown = await html(paths[0] ?? '');
  const subject = /<h1[^>]*>([^<]+)</.exec(shown)?.[1] ?? '';
  const trail = /nº [\d.]+/.exec(shown)?.[0] ?? '';
  const timeline = /(?<=<ol class="timeline"[^>]*>).*?(?=<\/ol>)/s.exec(shown)?.[0] ?? '';
  const pages: Record<string, unknown> = {};
  for (const path of paths) pages[path] = await heard((tx) => readCase(tx, Number(path.split('/')[2])));
  const port = await freePort();
  const child = spawn(process.execPath, [...with_tsx, path.join(import.meta.dirname, 'kit/life-baseline.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(
    JSON.stringify({
      login: portal.app,
      port,
      list: await heard((tx) => Promise.all([listed(tx, listingOf(new URLSearchParams())), entitledModules(tx)])),
      pages,
      shells: { list: shellOf(listing, [rows]), page: shellOf(shown, [subject, trail, subject, timeline]) },
      creation: await creationOf(portal),
    }),
  );
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
  if (!started || !child.pid) throw new Error('the baseline did not start');
  const here = { url: `http://localhost:${port}`, pid: child.pid };
  const { creation } = await targetsOf(portal, paths);
  const targets: Targets = {
    list: { ...list, ...here },
    page: { ...page, ...here },
    creation: { ...creation, ...here },
  };
  return { targets, stop: () => stopped(child) };
}
