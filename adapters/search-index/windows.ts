import { type Layout, u16 } from './layout.ts';
import { hit_groups, hit_places, most_groups } from './places.ts';
import type { Group } from './types.ts';

const window_words = 14;
const lead_words = 70;
const within = new Uint8Array(most_groups);

/** The most telling stretch of a few words: anywhere after the title, in the headings, at the start of the body. */
export function windows(
  groups: readonly Group[],
  { body_from }: Layout,
  hits: number,
): { window: number; headings_window: number; lead_window: number } {
  let window = 0;
  let headings_window = 0;
  let lead_window = 0;
  within.fill(0);
  let first = 0;
  let sum = 0;
  for (let last = 0; last < hits; last += 1) {
    const place = hit_places[last] as number;
    const group = hit_groups[last] as number;
    if (within[group] === 0) sum += (groups[group] as Group).idf;
    within[group] = (within[group] as number) + 1;
    for (; place - (hit_places[first] as number) > window_words; first += 1) {
      const left = hit_groups[first] as number;
      within[left] = (within[left] as number) - 1;
      if (within[left] === 0) sum -= (groups[left] as Group).idf;
    }
    if (sum > window) window = sum;
    if (place < body_from) headings_window = Math.max(headings_window, sum);
    else if (place < body_from + lead_words) lead_window = Math.max(lead_window, sum);
  }
  return { window, headings_window, lead_window };
}

/** The heading that says most of the query, and how much of that heading the query is. */
export function bestHeading(
  groups: readonly Group[],
  { record, places_at, headings, body_from }: Layout,
  hits: number,
  asked: number,
): { one_heading: number; one_heading_whole: number } {
  let one_heading = 0;
  let one_heading_whole = 0;
  const starts_at = record.length - 2 * headings;
  if (starts_at < places_at) return { one_heading, one_heading_whole };
  let hit = 0;
  for (let heading = 0; heading < headings && hit < hits; heading += 1) {
    const from = u16(record, starts_at + 2 * heading);
    const to = heading + 1 < headings ? u16(record, starts_at + 2 * heading + 2) : body_from;
    if ((hit_places[hit] as number) >= to) continue;
    within.fill(0);
    let said = 0;
    let words = 0;
    for (; hit < hits && (hit_places[hit] as number) < to; hit += 1) {
      const group = hit_groups[hit] as number;
      if ((hit_places[hit] as number) < from || within[group] === 1) continue;
      within[group] = 1;
      said += (groups[group] as Group).idf;
      words += 1;
    }
    const share = said / asked;
    // What separates fields is no part of the heading.
    const whole = share * Math.min(1, words / Math.max(1, to - from - 5));
    if (share > one_heading) one_heading = share;
    if (whole > one_heading_whole) one_heading_whole = whole;
  }
  return { one_heading, one_heading_whole };
}
