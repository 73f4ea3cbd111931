import { feature_names, featuresOf } from './features.ts';
import { hasCode, holdsPhrase } from './phrase.ts';
import { type Network, networkOf, scoreOf } from './network.ts';
import type { Group, Plan, Rankable, Scored } from './types.ts';
import trained from './weights.json' with { type: 'json' };

// What puts equals in order, small beside what words give.
const near_product = 0.06;
const new_thing = 0.02;
const said_to_help = 0.02;
// Whoever types a code wants the thing itself.
const exactly_this = 10;
const holds_code = 3;
const year_ms = 365 * 86_400_000;

export const trained_network: Network = networkOf(trained);

/** Scores rows for a plan and puts the best first, those of equal score by key. Rows that hold none of its words are left out. */
export function rank<R extends Rankable>(
  plan: Plan,
  rows: readonly R[],
  { now = new Date(), network = trained_network }: { now?: Date; network?: Network } = {},
): Scored<R>[] {
  const { groups, phrases } = plan;
  if (groups.length === 0) return [];
  const features = new Float64Array(feature_names.length);
  const near = new Set(plan.near_product_ids);
  const scored: Scored<R>[] = [];
  for (const row of rows) {
    if (!phrases.every((phrase) => holdsPhrase(row.record, phrase))) continue;
    featuresOf(groups, row.record, features);
    if (features[0] === 0) continue;
    const score = exactness(groups, row.record) + scoreOf(network, features);
    scored.push({ row, score: score + preference(row, near, now) });
  }
  return scored.sort((one, other) => other.score - one.score || one.row.key - other.row.key);
}

function preference({ product_id, occurred_at, helpful }: Rankable, near: ReadonlySet<string>, now: Date): number {
  const age = occurred_at ? Math.max(0, now.getTime() - occurred_at.getTime()) / year_ms : Infinity;
  return (
    (product_id !== null && near.has(product_id) ? near_product : 0) +
    new_thing / (1 + age) +
    said_to_help * (1 - 1 / (1 + Math.max(0, helpful ?? 0) / 5))
  );
}

/** What being exactly the thing asked for, or holding its code, adds to a score. */
export function exactness(groups: readonly Group[], record: Buffer): number {
  const [first] = groups;
  if (!first) return 0;
  const is_code = ({ alternatives }: Group): boolean =>
    alternatives[0] !== undefined && hasCode(record, alternatives[0].term);
  const required = groups.filter(({ optional }) => !optional);
  if (required.every(is_code)) return exactly_this;
  // The beginning of a code, alone, asks for the things it begins before those that speak of them.
  if (required.length === 1 && first.code && first.alternatives.some(({ term }) => hasCode(record, term)))
    return holds_code;
  const coded = groups.filter(({ code, optional }) => code || optional);
  if (
    coded.some(
      ({ optional, alternatives }) => optional && required.length <= 2 && hasCode(record, alternatives[0]?.term ?? 0),
    )
  )
    return exactly_this;
  return coded.some(is_code) ? holds_code : 0;
}
