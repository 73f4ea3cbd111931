import type { Query } from './corpus.ts';
import type { Asking } from './yardsticks.ts';

/** Mean reciprocal rank among the first ten, by kind of query, and over the kinds. */
export type Scores = Record<string, number>;

/** Asks every query, `at_once` together, and looks where its document comes. */
export async function scoresOf(ask: Asking, queries: readonly Query[], at_once = 1): Promise<Scores> {
  const sums = new Map<string, { sum: number; count: number }>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let query = queries[next++]; query; query = queries[next++]) {
      const { variant, q, target } = query;
      const place = (await ask(q)).findIndex((id) => target.includes(id));
      const of_kind = sums.get(variant) ?? { sum: 0, count: 0 };
      sums.set(variant, { sum: of_kind.sum + (place < 0 ? 0 : 1 / (place + 1)), count: of_kind.count + 1 });
    }
  };
  await Promise.all(Array.from({ length: at_once }, lane));
  const means = Object.fromEntries([...sums].map(([kind, { sum, count }]) => [kind, sum / count]));
  const all = Object.values(means);
  return { ...means, mean: all.reduce((sum, mean) => sum + mean, 0) / all.length };
}

type Mark = { must: number; aim: number };

/** What must be reached at a size, and what would make it the best known. */
export function marksAt(size: number): Record<string, Mark> {
  const codes = { code: mark(1, 1), codeprefix: mark(0.99, 1), formcode: mark(0.98, 1) };
  if (size < 20_000)
    return {
      mean: mark(0.93, 0.955),
      subject: mark(0.91, 0.96),
      h2: mark(0.88, 0.92),
      desc: mark(0.77, 0.82),
      ...codes,
    };
  if (size < 200_000) return { mean: mark(0.925, 0.95), ...codes };
  return { mean: mark(0.91, 0.94), subject: mark(0.84, 0.94), h2: mark(0.84, 0.88), ...codes };
}

const mark = (must: number, aim: number): Mark => ({ must, aim });

/** Prints scores beside must, aim and the yardsticks. Out: whether every must is reached. */
export function printScores(size: number, columns: Record<string, Scores>): boolean {
  const marks = marksAt(size);
  const [ours = ''] = Object.keys(columns);
  let held = true;
  const kinds = Object.keys(columns[ours] ?? {});
  const table = kinds.map((kind) => {
    const { must, aim } = marks[kind] ?? {};
    const score = columns[ours]?.[kind] ?? 0;
    // Three digits, as the marks have.
    if (must !== undefined && Math.round(score * 1000) < Math.round(must * 1000)) held = false;
    const shown = Object.entries(columns).map(([name, scores]) => [name, (scores[kind] ?? 0).toFixed(3)]);
    return { query: kind, must: must ?? '', aim: aim ?? '', ...Object.fromEntries(shown) };
  });
  console.table(table);
  return held;
}
