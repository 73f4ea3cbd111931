import { feature_names, featuresOf } from '../../adapters/search-index/features.ts';
import { exactness } from '../../adapters/search-index/rank.ts';
import { type Network, scoreOf } from '../../adapters/search-index/network.ts';
import type { Index } from '../../adapters/search-index/search-index.ts';
import type { Reader } from '../../adapters/search-index/types.ts';
import type { Query } from './corpus.ts';
import type { Kept } from './measure.ts';

/** What a query's candidates look like, and which of them it was made for. */
export type Example = { variant: string; fold: number; features: Float32Array; base: Float32Array; right: Uint8Array };

const width = feature_names.length;

/** The features of each query's candidates; queries whose target is not among them stay, since weights cannot help them. */
export function examplesOf(
  index: Index,
  kept: readonly Kept[],
  queries: readonly Query[],
  reader: Reader,
  { most = 60, folds = 5 } = {},
): Example[] {
  const one = new Float64Array(width);
  return queries.map(({ variant, q, target }) => {
    const { plan, keys } = index.ask({ q, most }, reader);
    const features = new Float32Array(keys.length * width);
    const base = new Float32Array(keys.length);
    const right = new Uint8Array(keys.length);
    for (const [at, key] of keys.entries()) {
      const row = kept[key] as Kept;
      featuresOf(plan.groups, row.record, one);
      features.set(one, at * width);
      base[at] = exactness(plan.groups, row.record);
      right[at] = target.includes(row.id) ? 1 : 0;
    }
    // All queries of a target fall into one fold.
    let fold = 0;
    for (const letter of target[0] ?? '') fold = (fold * 31 + letter.charCodeAt(0)) % folds;
    return { variant, fold, features, base, right };
  });
}

/** Mean reciprocal rank among the first ten by kind of query. */
export function meansWith(examples: readonly Example[], network: Network): Record<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const example of examples) {
    const of_kind = sums.get(example.variant) ?? { sum: 0, count: 0 };
    of_kind.sum += reciprocal(example, network);
    of_kind.count += 1;
    sums.set(example.variant, of_kind);
  }
  return Object.fromEntries([...sums].map(([kind, { sum, count }]) => [kind, sum / count]));
}

const scores = new Float64Array(2_000);

function reciprocal({ features, base, right }: Example, network: Network): number {
  let best = -Infinity;
  for (let at = 0, from = 0; at < right.length; at += 1, from += width) {
    const score = (base[at] as number) + scoreOf(network, features, from);
    scores[at] = score;
    if (right[at] === 1 && score > best) best = score;
  }
  if (best === -Infinity) return 0;
  let place = 1;
  for (let at = 0; at < right.length; at += 1) if (right[at] === 0 && (scores[at] as number) > best) place += 1;
  return place <= 10 ? 1 / place : 0;
}
