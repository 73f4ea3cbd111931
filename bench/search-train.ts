import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { feature_names } from '../adapters/search-index/features.ts';
import type { Network } from '../adapters/search-index/network.ts';
import { Index } from '../adapters/search-index/search-index.ts';
import type { Row } from '../adapters/search-index/types.ts';
import { root } from '../bin/root.ts';
import { tell, tellMachine } from './kit/report.ts';
import { type Line, linesOf, type Query, queriesOf, rowOf } from './search/corpus.ts';
import { fit, usual } from './search/fit.ts';
import { queriesFor } from './search/generate.ts';
import { agent, type Kept } from './search/measure.ts';
import { type Example, examplesOf, meansWith } from './search/training.ts';

// Fits the network that ranks, on queries made from a corpus, and judges it on queries that others made for texts it has not
// seen. CORPUS is a folder with corpus-pt.jsonl, corpus-codes.jsonl and queries.dev.jsonl; SCALES lists bigger
// corpora of the same texts, as search-scale writes them.
const data = process.env['CORPUS'];
const scales = (process.env['SCALES'] ?? '').split(',').filter(Boolean);
const untitled = '-';
const folds = 4;
const candidates = 60;
// Of the queries made, one in so many is taken where the lists are bigger.
const thinned = { small: 3, titleless: 8, scales: [6, 8] };

type Built = { index: Index; kept: Kept[] };

async function built(lines: AsyncIterable<Line> | Iterable<Line>): Promise<Built> {
  const kept: Kept[] = [];
  async function* rows(): AsyncIterable<Row[]> {
    let key = 0;
    for await (const line of lines) {
      key += 1;
      const row = rowOf(line, key);
      kept[key] = { key, type: row.type, product_id: row.product_id, record: row.record, id: line.id };
      yield [row];
    }
  }
  return { index: await Index.build(rows()), kept };
}

// By target, so that everything asked about a text stays together.
const oneIn = (queries: readonly Query[], many: number): Query[] =>
  queries.filter(
    ({ target: [id = ''] }) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % many, 0) === 0,
  );

const show = (what: string, means: Record<string, number>): void => {
  for (const [kind, mean] of Object.entries(means)) tell(`${what}: ${kind}`, mean.toFixed(3));
  const all = Object.values(means);
  tell(`${what}: mean`, (all.reduce((sum, mean) => sum + mean, 0) / all.length).toFixed(3));
};

async function train(folder: string): Promise<void> {
  const lines = await Array.fromAsync(linesOf(path.join(folder, 'corpus-pt.jsonl')));
  const codes = await Array.fromAsync(linesOf(path.join(folder, 'corpus-codes.jsonl')));
  const asked = queriesOf(folder);
  const held_out = new Set(asked.flatMap(({ target }) => target));
  const made = queriesFor(
    lines.filter(({ id }) => !held_out.has(id)),
    3,
  );
  const of = (index: Query['index'], queries: readonly Query[]): Query[] =>
    queries.filter((query) => query.index === index);
  const examples: Example[] = [];
  const judged: [string, Example[]][] = [];
  const take = ({ index, kept }: Built, training: readonly Query[], what: string, judging: readonly Query[]): void => {
    const dump = (queries: readonly Query[]): Example[] =>
      examplesOf(index, kept, queries, agent, { most: candidates, folds });
    for (const example of dump(training)) examples.push({ ...example, variant: `${example.variant} ${what}` });
    judged.push([what, dump(judging)]);
  };
  take(await built([...lines, ...codes]), oneIn(of('full', made), thinned.small), 'corpus', of('full', asked));
  // Half of all texts lose their title, so that having none is no sign of being the right one.
  const nameless = new Set(oneIn(of('notitle', made), thinned.titleless).flatMap(({ target }) => target));
  const without = lines.map((line, at) =>
    nameless.has(line.id) || at % 2 === 0 ? { ...line, title: untitled } : line,
  );
  const only_asked = of('notitle', asked).flatMap(({ target }) => target);
  take(await built(without), oneIn(of('notitle', made), thinned.titleless), 'half without title', []);
  const as_asked = lines.map((line) => (only_asked.includes(line.id) ? { ...line, title: untitled } : line));
  take(await built([...as_asked, ...codes]), [], 'targets without title', of('notitle', asked));
  for (const [at, scale] of scales.entries())
    take(
      await built(linesOf(scale)),
      oneIn(of('full', made), thinned.scales[at] ?? 8),
      path.basename(scale),
      of('full', asked),
    );
  tell('queries made', examples.length);
  const network = fit(examples);
  for (const [what, judging] of judged) if (judging.length > 0) show(what, meansWith(judging, network));
  write(network);
  for (let fold = 0; fold < folds; fold += 1) {
    const network = fit(
      examples.filter((example) => example.fold !== fold),
      { ...usual, rounds: 3 },
    );
    const means = Object.values(
      meansWith(
        examples.filter((example) => example.fold === fold),
        network,
      ),
    );
    tell(`cross validation ${fold + 1}`, (means.reduce((sum, mean) => sum + mean, 0) / means.length).toFixed(3));
  }
}

function write({ direct, inner, offsets, outer }: Network): void {
  const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Number(value.toPrecision(5)));
  const width = feature_names.length;
  const rows = Array.from(outer, (_, hidden) => rounded(inner.slice(hidden * width, (hidden + 1) * width)));
  const written = {
    features: feature_names,
    direct: rounded(direct),
    inner: rows,
    offsets: rounded(offsets),
    outer: rounded(outer),
  };
  const file = path.join(root, 'adapters/search-index/weights.json');
  const lines = Object.entries(written).map(([name, values]) => `  ${JSON.stringify(name)}: ${JSON.stringify(values)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

if (data) await train(data);
else console.log('CORPUS names no folder: nothing to train on');
tellMachine();
