import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { root } from '../bin/root.ts';
import { type Line, linesOf, type Query, queriesOf } from './search/corpus.ts';
import { fillTables } from './search/fill-tables.ts';
import { madeUp } from './search/made-up.ts';
import { printScores, type Scores, scoresOf } from './search/score.ts';
import { type Asking, miniSearch, postgresFullText } from './search/yardsticks.ts';
import { cpuOf, load, residentOf } from './kit/load.ts';
import { newFolder, type Portal, startPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// How well and how fast the search finds. CORPUS names a folder with corpus-*.jsonl and queries.dev.jsonl (without it: made-up documents, and
// speed alone), SEARCH_TOOLS one with search-eval.mjs and search-scale.mjs, SIZES how many documents there are (the corpus alone when not said).
const corpus = process.env['CORPUS'];
const tools = process.env['SEARCH_TOOLS'];
const sizes = (process.env['SIZES'] ?? '0').split(/[ ,]+/).map(Number);
const caio = 'caio@orvalha.exemplo.com.br';
const seconds = Number(process.env['SECONDS'] ?? 8);

// Bounds of a quiet machine with two processors and half a million rows: customer and agent, alone and four at once; suggestions.
const bounds = { customer: [15, 40], agent: [30, 80], suggestions: [12, 40] } as const;

for (const size of sizes) await measure(size);
tellMachine();

/** One size: loaded, written anew, started, asked. */
async function measure(size: number): Promise<void> {
  const { folder, remove } = newFolder();
  try {
    const lines = await linesAt(size, folder);
    let portal = await startPortal({ data_dir: folder });
    const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
    await client.connect();
    const count = await fillTables(client, lines());
    console.log(`\n-- ${count} documents and requests`);
    const written = run(folder, 'reindex', '--missing', '--json');
    judge('written anew', written.seconds, 's', { most: count > 200_000 ? 150 : 60 });
    await client.end();
    await portal.stop();
    for (const file of globSync(path.join(folder, 'search/lists-*'))) rmSync(file);
    portal = await startPortal({ data_dir: folder });
    const first = await untilAnswering(portal);
    judge('without lists of an earlier day, until answers come', first, 's', { most: 15 });
    await portal.stop();
    portal = await startPortal({ data_dir: folder });
    tell('with them, until answers come', await untilAnswering(portal), 's');
    await askEverything(portal, count, lines);
    judge('memory of the lists', residentOf(listsOf(portal)), 'MB', { most: 500 });
    await portal.stop();
  } finally {
    remove();
  }
}

async function askEverything(portal: Portal, size: number, lines: () => AsyncIterable<Line>): Promise<void> {
  const queries = corpus ? queriesOf(corpus).filter(({ index }) => index === 'full') : await titlesAsQueries(lines());
  const [customer, agent] = [await signIn(portal.url, marina), await signIn(portal.url, caio)];
  const columns: Record<string, Scores> = {};
  const over =
    (cookie: string): Asking =>
    async (q) => {
      const answer = await fetch(`${portal.url}/api/v1/search?${new URLSearchParams({ q, limit: '10' })}`, {
        headers: { cookie },
      });
      const { results } = (await answer.json()) as { results: { external_id: string | null }[] };
      return results.map(({ external_id }) => external_id ?? '');
    };
  if (corpus) {
    columns['as a customer'] = await scoresOf(over(customer), queries, 4);
    columns['as an agent'] = await scoresOf(over(agent), queries, 4);
    if (size < 20_000) Object.assign(columns, await yardsticks(portal, lines, queries));
    if (!printScores(size, columns)) process.exitCode = 1;
  }
  await speed(portal, { customer, agent }, queries, size);
  if (corpus && tools) evaluate(portal, customer);
}

async function yardsticks(portal: Portal, lines: () => AsyncIterable<Line>, queries: readonly Query[]) {
  const all: Line[] = [];
  for await (const line of lines()) all.push(line);
  const client = new Client(portal.superuser);
  await client.connect();
  try {
    return {
      'PostgreSQL full text': await scoresOf(await postgresFullText(client, all), queries),
      MiniSearch: await scoresOf(miniSearch(all), queries),
    };
  } finally {
    await client.end();
  }
}

async function speed(
  portal: Portal,
  cookies: Record<'customer' | 'agent', string>,
  queries: readonly Query[],
  size: number,
): Promise<void> {
  const search = (q: string): string => `/api/v1/search?${new URLSearchParams({ q, limit: '10' })}`;
  const suggest = (q: string): string => `/api/v1/suggest?${new URLSearchParams({ subject: q, limit: '5' })}`;
  const spread = queries.map(({ q }, index) => queries[(index * 97) % queries.length]?.q ?? q).slice(0, 900);
  const asked = [
    { what: 'customer', cookie: cookies.customer, paths: spread.map(search) },
    { what: 'agent', cookie: cookies.agent, paths: spread.map(search) },
    { what: 'suggestions', cookie: cookies.customer, paths: spread.map(suggest) },
  ] as const;
  const lists = listsOf(portal);
  for (const { what, cookie, paths } of asked)
    for (const [index, connections] of [1, 4].entries()) {
      const before = cpuOf(lists);
      const target = { url: `${portal.url}/`, pid: portal.pid, headers: { cookie }, paths };
      const { p50, p95, cpu_ms, count } = await load(target, connections, seconds);
      const most = bounds[what][index] ?? 0;
      const name = `${what}, ${connections} at once`;
      tell(`${name}: median`, p50, 'ms');
      if (size > 200_000) judge(`${name}: p95`, p95, 'ms', { most });
      else tell(`${name}: p95`, p95, 'ms');
      tell(
        `${name}: CPU of the lists / of the portal`,
        `${((cpuOf(lists) - before) / count).toFixed(2)} / ${cpu_ms.toFixed(2)}`,
        'ms',
      );
    }
}

/** The scorer as others run it. */
function evaluate(portal: Portal, cookie: string): void {
  const script = path.join(tools ?? '', 'search-eval.mjs');
  const url = `${portal.url}/api/v1/search?q={q}&limit=10`;
  const suggest = `${portal.url}/api/v1/suggest?subject={q}&limit=5`;
  const args = ['--url', url, '--suggest', suggest, '--header', `Cookie: ${cookie}`, '--seconds', String(seconds)];
  console.log(
    execFileSync(process.execPath, [script, ...args, '--data', path.join(corpus ?? '', 'queries.dev.jsonl')], {
      encoding: 'utf8',
    }),
  );
}

/** The lines of a size: the corpus alone, what search-scale.mjs makes of it (kept in the temporary folder), or made-up ones. */
async function linesAt(size: number, folder: string): Promise<() => AsyncIterable<Line>> {
  if (!corpus) {
    const file = path.join(folder, 'made-up.jsonl');
    writeFileSync(file, madeUp(size || 5_000));
    return () => linesOf(file);
  }
  const files = globSync(path.join(corpus, 'corpus-*.jsonl')).sort();
  if (size === 0 || !tools) return () => linesOfAll(files);
  const kept = path.join(tmpdir(), 'arrimo-bench-corpus', `${size}.jsonl`);
  if (!existsSync(kept)) {
    mkdirSync(path.dirname(kept), { recursive: true });
    execFileSync(process.execPath, [path.join(tools, 'search-scale.mjs'), String(size), kept]);
  }
  return () => linesOf(kept);
}

async function* linesOfAll(files: readonly string[]): AsyncIterable<Line> {
  for (const file of files) yield* linesOf(file);
}

async function titlesAsQueries(lines: AsyncIterable<Line>): Promise<Query[]> {
  const queries: Query[] = [];
  for await (const { id, title } of lines)
    if (
      queries.push({
        qid: id,
        variant: 'title',
        index: 'full',
        q: title.split(' ').slice(0, 4).join(' '),
        target: [id],
      }) === 400
    )
      break;
  return queries;
}

function run(data_dir: string, ...args: string[]): { count: number; seconds: number } {
  const out = execFileSync(process.execPath, [path.join(root, 'bin/arrimo.mjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DATA_DIR: data_dir },
  });
  return JSON.parse(out);
}

async function untilAnswering(portal: Portal): Promise<number> {
  const began = performance.now() - portal.ready_ms;
  for (;;) {
    const answer = await fetch(`${portal.url}/readyz`);
    await answer.body?.cancel();
    if (answer.status === 200) return (performance.now() - began) / 1000;
    await sleep(50);
  }
}

/** The process that holds the lists, a child of the portal's. */
function listsOf({ pid }: Portal): number {
  for (const file of globSync('/proc/[0-9]*/cmdline')) {
    const child = Number(file.split('/')[2]);
    try {
      if (!readFileSync(file, 'utf8').includes('search-lists')) continue;
      const parent = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      if (Number(parent) === pid) return child;
    } catch {
      // it has just ended
    }
  }
  throw new Error('the portal has no process for the lists');
}
