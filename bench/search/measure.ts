import type { Index } from '../../adapters/search-index/search-index.ts';
import { rank } from '../../adapters/search-index/rank.ts';
import type { Asked, Reader } from '../../adapters/search-index/types.ts';
import type { Query } from './corpus.ts';

/** A row as `rank` reads it, and what it is outside. */
export type Kept = { key: number; type: string; record: Buffer; product_id: string | null; id: string };

export const visitor: Reader = {
  staff: false,
  person_id: null,
  organization_id: null,
  visibility: 'none',
  queue_ids: [],
  entitled_product_ids: [],
};
const queues = Array.from({ length: 8 }, (_, number) => `queue ${number}`);
export const agent: Reader = { ...visitor, staff: true, person_id: 'agent', queue_ids: queues };
export const customer: Reader = {
  ...visitor,
  person_id: 'person 7 7',
  organization_id: 'org 7',
  visibility: 'company',
  queue_ids: queues,
};

/** Ids of the best ten for a query, as both stages give them. */
export function answered(index: Index, kept: readonly Kept[], asked: Asked, reader: Reader): string[] {
  const { plan, keys } = index.ask(asked, reader);
  const rows = keys.map((key) => kept[key] as Kept);
  return rank(plan, rows)
    .slice(0, 10)
    .map(({ row }) => row.id);
}

/** Mean reciprocal rank among the first ten, by kind of query, and over the kinds. */
export function relevance(
  index: Index,
  kept: readonly Kept[],
  queries: readonly Query[],
  reader: Reader,
): Record<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { variant, q, target } of queries) {
    const place = answered(index, kept, { q }, reader).findIndex((id) => target.includes(id));
    const of_kind = sums.get(variant) ?? { sum: 0, count: 0 };
    sums.set(variant, { sum: of_kind.sum + (place < 0 ? 0 : 1 / (place + 1)), count: of_kind.count + 1 });
  }
  const means = Object.fromEntries([...sums].map(([kind, { sum, count }]) => [kind, sum / count]));
  const all = Object.values(means);
  return { ...means, mean: all.reduce((sum, mean) => sum + mean, 0) / all.length };
}
