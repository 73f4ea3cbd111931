import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../bin/root.ts';
import { load, type Target } from './kit/load.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { signIn } from './kit/sign-in.ts';

// Documents as `arrimo import` brings them in, and how long finding them takes. CORPUS names a JSONL of one's own; without it, made-up ones.
const made_up = 5_000;
const asked = 400;
const seconds = 5;
const syllables = 'ba be co da do fa gi la le ma mi no pa pe ra re sa ta te vi'.split(' ');

await withPortal(measure);
tellMachine();

async function measure({ url, pid, data_dir }: Portal): Promise<void> {
  const corpus = process.env['CORPUS'] ?? written(path.join(data_dir, 'corpus.jsonl'));
  const titles = await titlesOf(corpus);
  const bring = (): number => {
    const began = performance.now();
    execFileSync(process.execPath, [path.join(root, 'bin/arrimo.mjs'), 'import', corpus, '--as', 'kb'], {
      env: { PATH: process.env['PATH'], DATA_DIR: data_dir },
    });
    return performance.now() - began;
  };
  const first_ms = bring();
  tell('documents', titles.length);
  judge('brought in', (1000 * titles.length) / first_ms, 'a second', { least: 105 });
  tell('the same again, of the first time', (100 * bring()) / first_ms, '%');
  const queries = titles.slice(0, asked).map((title) => encodeURIComponent(title.split(' ').slice(0, 4).join(' ')));
  const cookie = await signIn(url, 'marina@tubraxel.exemplo.com.br');
  const doors: Record<string, (query: string) => string> = {
    'page of results': (query) => `/search?q=${query}`,
    'first results under the box': (query) => `/search/instant?q=${query}`,
    'API, ten results': (query) => `/api/v1/search?q=${query}&limit=10`,
    'API, suggestions': (query) => `/api/v1/suggest?subject=${query}&limit=5`,
  };
  for (const [what, door] of Object.entries(doors))
    for (const connections of [1, 4]) {
      const target: Target = { url: `${url}/`, pid, headers: { cookie }, paths: queries.map(door) };
      const { p50, p95 } = await load(target, connections, seconds);
      tell(`${what}, ${connections} at once: median`, p50, 'ms');
      tell(`${what}, ${connections} at once: p95`, p95, 'ms');
    }
}

async function titlesOf(corpus: string): Promise<string[]> {
  const titles: string[] = [];
  for await (const line of createInterface({ input: createReadStream(corpus) })) {
    const { title } = JSON.parse(line) as { title: string };
    titles.push(title);
  }
  return titles;
}

// Words of a language nobody speaks, some of them common and most of them rare.
function written(file: string): string {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const word = (): string => {
    let rank = Math.floor(Math.exp((next(1000) / 1000) * Math.log(20_000)));
    let text = '';
    for (let length = 2 + (rank % 3); length > 0; length -= 1) {
      text += syllables[rank % syllables.length];
      rank = Math.floor(rank / 7) + 3;
    }
    return text;
  };
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const lines = Array.from({ length: made_up }, (_, index) =>
    JSON.stringify({
      id: `made-up-${index}`,
      title: words(6),
      product: 'PRUMO',
      body: `## ${words(3)}\n\n${words(200)}\n\n## ${words(3)}\n\n${words(300)}`,
    }),
  );
  writeFileSync(file, lines.join('\n'));
  return file;
}
