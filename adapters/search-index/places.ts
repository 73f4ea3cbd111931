import { type Layout, u16 } from './layout.ts';
import type { Found } from './matched.ts';
import { places_kept } from './record.ts';
import type { Group } from './types.ts';

/** Groups of a query at most, and places of theirs in one record. */
export const most_groups = 24;
const most_hits = most_groups * places_kept;

// Room for one record at a time.
const places = new Uint16Array(most_hits);
const place_counts = new Uint8Array(most_groups);
/** Places after the title in order, and whose they are; written by `sortedHits`. */
export const hit_places = new Uint16Array(most_hits);
export const hit_groups = new Uint8Array(most_hits);

/** Reads where each group's best word stands. Places lie one after the other by entry, so one walk over their counts finds them all. */
export function readPlaces({ record, flags_at, terms, places_at }: Layout, { entries, last_entry }: Found): void {
  place_counts.fill(0);
  if (last_entry < 0) return;
  const counts_at = flags_at + 2 * terms;
  let before = 0;
  for (let entry = 0; entry <= last_entry; entry += 1) {
    const count = record[counts_at + entry] as number;
    for (let group = 0; group < entries.length; group += 1) {
      if (entries[group] !== entry) continue;
      place_counts[group] = count;
      for (let index = 0; index < count; index += 1)
        places[group * places_kept + index] = u16(record, places_at + 2 * (before + index));
    }
    before += count;
  }
}

/** How near the words of a query stand to those before them, weighed by how telling both are; once anywhere, once in headings. */
export function nearness(
  groups: readonly Group[],
  { body_from, headings_from }: Layout,
  { entries }: Found,
): { near: number; headings_near: number } {
  let near = 0;
  let headings_near = 0;
  let weights = 0;
  let before = -1;
  for (let group = 0; group < groups.length; group += 1) {
    const { optional, idf, position } = groups[group] as Group;
    if (optional) continue;
    const earlier = before;
    before = group;
    if (earlier < 0) continue;
    const weight = Math.min((groups[earlier] as Group).idf, idf);
    weights += weight;
    if (place_counts[group] === 0 || place_counts[earlier] === 0 || entries[group] === entries[earlier]) continue;
    let least = 999;
    let least_headings = 999;
    for (let one = 0; one < (place_counts[earlier] as number); one += 1) {
      const from = places[earlier * places_kept + one] as number;
      for (let other = 0; other < (place_counts[group] as number); other += 1) {
        const steps = (places[group * places_kept + other] as number) - from;
        const distance = steps < 0 ? 1 - steps : steps;
        if (distance < least) least = distance;
        if (distance < least_headings && from >= headings_from && from < body_from) least_headings = distance;
      }
    }
    const expected = Math.max(1, position - (groups[earlier] as Group).position);
    const apart = Math.max(0, least - expected);
    if (apart <= 40) near += weight / (1 + 0.35 * apart);
    const apart_headings = Math.max(0, least_headings - expected);
    if (apart_headings <= 20) headings_near += weight / (1 + 0.35 * apart_headings);
  }
  return weights > 0 ? { near: near / weights, headings_near: headings_near / weights } : { near: 0, headings_near: 0 };
}

/** Puts the places of required words after the title in order; says how many. */
export function sortedHits(groups: readonly Group[], { headings_from }: Layout): number {
  let count = 0;
  for (let group = 0; group < groups.length; group += 1) {
    if ((groups[group] as Group).optional) continue;
    for (let index = 0; index < (place_counts[group] as number); index += 1) {
      const place = places[group * places_kept + index] as number;
      if (place < headings_from) continue;
      let at = count;
      for (; at > 0 && (hit_places[at - 1] as number) > place; at -= 1) {
        hit_places[at] = hit_places[at - 1] as number;
        hit_groups[at] = hit_groups[at - 1] as number;
      }
      hit_places[at] = place;
      hit_groups[at] = group;
      count += 1;
    }
  }
  return count;
}
