import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { readDocument } from '../app/content/read-document.ts';
import { root } from '../bin/root.ts';
import { with_tsx } from '../bin/tool.ts';
import { heard } from './kit/home-queries.ts';
import { load, type Load, type Target } from './kit/load.ts';
import { alternate, median } from './kit/numbers.ts';
import { freePort, type Portal, stopped, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// What visitors read: an article against plain template literals, the same article once more (304), and pages in a tree of 20,000.
const rounds = 5;
const seconds = 3;
const article = 'pfi170-calculo-do-difal-com-base-dupla';

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const ours: Target = { url: `${portal.url}/kb/${article}`, pid: portal.pid, headers: { 'accept-language': 'pt-BR' } };
  const first = await fetch(ours.url, { headers: ours.headers });
  const etag = first.headers.get('etag');
  if (!etag) throw new Error('the article has no ETag');
  const baseline = await startBaseline(portal, await first.text());
  try {
    const brotli = (target: Target): Target => ({ ...target, headers: { ...target.headers, 'accept-encoding': 'br' } });
    for (const target of [ours, baseline.target, brotli(ours), brotli(baseline.target)]) await load(target, 16, 2);
    await compare('plain', ours, baseline.target);
    await compare('brotli', brotli(ours), brotli(baseline.target));
  } finally {
    await baseline.stop();
  }
  const kept: Target = { ...ours, headers: { ...ours.headers, 'if-none-match': etag }, status: 304 };
  const seen: Load[] = [];
  await load(kept, 4, 2);
  for (let round = 0; round < rounds; round += 1) seen.push(await load(kept, 4, seconds));
  judge('304: CPU of node a request', median(seen.map(({ cpu_ms }) => cpu_ms)), 'ms', { most: 1 });
  tell('304: requests a second at 4 connections', median(seen.map(({ per_second }) => per_second)));
  await trees(portal);
}

async function compare(how: string, ours: Target, baseline: Target): Promise<void> {
  const seen: [Load[], Load[]] = [[], []];
  await alternate(rounds, [
    async () => void seen[0].push(await load(ours, 16, seconds)),
    async () => void seen[1].push(await load(baseline, 16, seconds)),
  ]);
  const of = (pick: (load: Load) => number) => seen.map((loads) => median(loads.map(pick)));
  const told = (pick: (load: Load) => number, digits: number) =>
    of(pick)
      .map((value) => value.toFixed(digits))
      .join(' / ');
  tell(
    `article, ${how}: requests a second, ours / baseline`,
    told(({ per_second }) => per_second, 0),
  );
  tell(
    `article, ${how}: CPU of node a request, ours / baseline`,
    told(({ cpu_ms }) => cpu_ms, 2),
    'ms',
  );
  tell(
    `article, ${how}: bytes, ours / baseline`,
    told(({ bytes }) => bytes, 0),
  );
  const ratios = seen[0].map(({ per_second }, round) => per_second / (seen[1][round]?.per_second ?? NaN));
  judge(`article, ${how}: share of the baseline's throughput`, 100 * median(ratios), '%', { least: 50 });
}

/** Two trees: one where every page has ten below it, and one where all stand below one. */
async function trees(portal: Portal): Promise<void> {
  const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
  await client.connect();
  const id = (name: string, number: string) => `md5('${name}' || (${number}))::uuid`;
  await client.query(`
    insert into documents (id, kind, slug, audience, title, body, html, product_id, module_id, parent_id, position)
      select ${id('t', 'i')}, 'doc', 'arvore-' || i, case when i % 7 = 0 then 'signed_in' else 'public' end, 'Página ' || i || ' da árvore', 'Texto', '<p>Texto</p>', p.id, m.id,
        case when i > 9 then ${id('t', 'i / 10')} end, i
      from generate_series(1, 20000) i, products p join modules m on m.product_id = p.id where p.code = 'PRUMO' and m.code = 'ATF';
    insert into documents (id, kind, slug, audience, title, body, html, product_id, module_id, parent_id, position)
      select ${id('w', 'i')}, 'doc', 'larga-' || i, 'public', 'Página ' || i || ' da lista', 'Texto', '<p>Texto</p>', p.id, m.id, case when i > 0 then ${id('w', '0')} end, i
      from generate_series(0, 20000) i, products p join modules m on m.product_id = p.id where p.code = 'PRUMO' and m.code = 'CTB';
    analyze documents;`);
  // As the database does by itself once it has a quiet moment.
  await client.query('vacuum analyze documents');
  await client.end();
  const some = (name: string) => Array.from({ length: 400 }, (_, at) => `/docs/${name}-${1 + ((at * 7919) % 20_000)}`);
  const cookie = await signIn(portal.url, marina);
  for (const [who, headers] of [
    ['a visitor', {}],
    ['Marina', { cookie }],
  ] as const)
    for (const [what, name] of [
      ['tree of 20,000', 'arvore'],
      ['20,000 beside each other', 'larga'],
    ] as const) {
      const paths = some(name).filter((place) => name === 'larga' || Number(place.split('-')[1]) % 7 !== 0);
      const target: Target = {
        url: portal.url,
        pid: portal.pid,
        headers: { ...headers, 'accept-encoding': 'br' },
        paths,
      };
      await load(target, 1, 2);
      const seen = await load(target, 1, seconds * 2);
      tell(`${what}, ${who}: median at one connection`, seen.p50, 'ms');
      judge(`${what}, ${who}: p95 at one connection`, seen.p95, 'ms', { most: 50 });
    }
}

async function startBaseline(portal: Portal, page: string): Promise<{ target: Target; stop(): Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, [...with_tsx, path.join(import.meta.dirname, 'kit/content-baseline.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const queries = await heard((tx) => readDocument(tx, 'kb', article));
  child.stdin.end(JSON.stringify({ login: portal.app, port, queries, pieces: piecesOf(page) }));
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
  if (!started || !child.pid) throw new Error('the baseline did not start');
  return { target: { url: `http://localhost:${port}`, pid: child.pid, headers: {} }, stop: () => stopped(child) };
}

/** What of our page is the same whatever the article says. */
function piecesOf(page: string): string[] {
  const cut = (text: string, from: string, to: string): [string, string] => {
    const begin = text.indexOf(from);
    const end = text.indexOf(to, begin);
    if (begin < 0 || end < 0) throw new Error(`our page has no ${from} any more; this baseline has fallen behind`);
    return [text.slice(0, begin + from.length), text.slice(end)];
  };
  const [head, below] = cut(page, '<title>', '</title>');
  const [top, heading] = cut(below, '<h1 dir="auto" lang="pt-BR">', '</h1>');
  const [between, text] = cut(heading, '<div class="written" dir="auto">', '</div></div></turbo-frame>');
  const [after, rest] = cut(text, '<h2 id="related">Veja também</h2><ul>', '</ul></nav>');
  return [head, top, between, after, rest];
}
