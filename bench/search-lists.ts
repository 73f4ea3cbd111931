import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Index } from '../adapters/search-index/search-index.ts';
import type { Reader, Row } from '../adapters/search-index/types.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { type Line, linesOf, type Query, queriesOf, rowOf } from './search/corpus.ts';
import { agent, answered, customer, type Kept, relevance, visitor } from './search/measure.ts';

// The lists alone, without HTTP and PostgreSQL: how well queries are answered, what a query costs, what holding them costs.
// CORPUS and SCALES as for search-train.
const data = process.env['CORPUS'];
const scales = (process.env['SCALES'] ?? '').split(',').filter(Boolean);
const timed = 600;

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function* corpusOf(folder: string, untitled: ReadonlySet<string>): AsyncIterable<Line> {
  for (const name of ['corpus-pt.jsonl', 'corpus-codes.jsonl'])
    for await (const line of linesOf(path.join(folder, name)))
      yield untitled.has(line.id) ? { ...line, title: '-' } : line;
}

async function built(what: string, lines: AsyncIterable<Line>): Promise<{ index: Index; kept: Kept[] }> {
  const kept: Kept[] = [];
  let recording = 0;
  async function* rows(): AsyncIterable<Row[]> {
    let key = 0;
    for await (const line of lines) {
      key += 1;
      const began = processorTime();
      const row = rowOf(line, key);
      recording += processorTime() - began;
      kept[key] = { key, type: row.type, product_id: row.product_id, record: row.record, id: line.id };
      yield [row];
    }
  }
  const index = await Index.build(rows());
  tell(`${what}: rows`, index.size.rows);
  tell(`${what}: records`, recording / 1000, 's of one processor');
  return { index, kept };
}

async function held(what: string, index: Index): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-lists-'));
  const file = path.join(folder, 'lists');
  await index.save(file, '1');
  tell(`${what}: lists on disk, and about as much in memory`, statSync(file).size / 1e6, 'MB');
  const began = processorTime();
  await Index.load(file);
  tell(`${what}: opened again`, (processorTime() - began) / 1000, 's of one processor');
  rmSync(folder, { recursive: true });
}

function told(what: string, index: Index, kept: readonly Kept[], queries: readonly Query[]): void {
  for (const [kind, mean] of Object.entries(relevance(index, kept, queries, agent)))
    tell(`${what}: ${kind}, mean reciprocal rank`, mean.toFixed(3));
}

function cost(what: string, index: Index, kept: readonly Kept[], queries: readonly Query[], most: number): void {
  const readers: Record<string, Reader> = { visitor, customer, agent };
  for (const [who, reader] of Object.entries(readers)) {
    const began = processorTime();
    for (const { q } of queries) answered(index, kept, { q }, reader);
    judge(`${what}: a query of a ${who}, both stages`, (processorTime() - began) / queries.length, 'ms CPU', { most });
  }
  const began = processorTime();
  for (const { q } of queries) index.suggest({ q, types: ['kb', 'doc'] }, customer);
  judge(`${what}: a suggestion`, (processorTime() - began) / queries.length, 'ms CPU', { most });
}

async function measure(folder: string): Promise<void> {
  const queries = queriesOf(folder);
  const asked = queries.filter(({ index }) => index === 'full');
  const some = asked.filter((_, at) => at % Math.ceil(asked.length / timed) === 0);
  const small = await built('corpus', corpusOf(folder, new Set()));
  told('corpus', small.index, small.kept, asked);
  cost('corpus', small.index, small.kept, some, 6);
  const titleless = queries.filter(({ index }) => index === 'notitle');
  const without = await built(
    'targets without title',
    corpusOf(folder, new Set(titleless.flatMap(({ target }) => target))),
  );
  told('targets without title', without.index, without.kept, titleless);
  for (const scale of scales) {
    const what = path.basename(scale);
    const { index, kept } = await built(what, linesOf(scale));
    await held(what, index);
    told(what, index, kept, asked);
    cost(what, index, kept, some, 6);
  }
}

if (data) await measure(data);
else console.log('CORPUS names no folder: nothing to measure');
tellMachine();
