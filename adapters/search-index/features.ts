import { type Layout, layoutOf, u16, u32 } from './layout.ts';
import { type Found, matched } from './matched.ts';
import { head_bytes, places_kept } from './record.ts';
import type { Group } from './types.ts';

/** What is looked at in a record for a query, each mostly from 0 to 1; how much each counts is trained. */
export const feature_names = [
  'fields',
  'title',
  'title_covered',
  'title_in_order',
  'near',
  'anywhere',
  'headings',
  'code',
  'product',
  'length',
  'body',
  'anywhere_squared',
  'headings_near',
  'anywhere_near',
  'window',
  'headings_window',
  'best_place',
  'title_squared',
  'lead',
  'lead_window',
  'one_heading',
  'one_heading_whole',
  'title_cover',
  'all_words',
  'untitled',
  'optional',
] as const;
export type Feature = (typeof feature_names)[number];

const most_groups = 24;
const most_hits = most_groups * places_kept;
const window_words = 14;
const lead_words = 70;

// Room for one record at a time.
const places = new Uint16Array(most_hits);
const place_counts = new Uint8Array(most_groups);
const hit_places = new Uint16Array(most_hits);
const hit_groups = new Uint8Array(most_hits);
const within = new Uint8Array(most_groups);

/** Writes the features of a record for the groups of a query, in the order of `feature_names`. */
export function featuresOf(groups: readonly Group[], record: Buffer, into: Float64Array): void {
  const layout = layoutOf(record);
  const found = matched(groups, layout);
  const asked = found.asked || 1;
  readPlaces(layout, found);
  const { near, headings_near } = nearness(groups, layout, found);
  const hits = sortedHits(groups, layout);
  const { window, headings_window, lead_window } = windows(groups, layout, hits);
  const { one_heading, one_heading_whole } = bestHeading(groups, layout, hits, asked);
  const { covered, in_order } = titleSequence(groups, layout, found);
  const title = found.title / asked;
  const anywhere = found.anywhere / asked;
  into[0] = found.fields / asked;
  into[1] = title;
  into[2] = title * covered;
  into[3] = in_order;
  into[4] = near;
  into[5] = anywhere;
  into[6] = found.headings / asked;
  into[7] = found.code / asked;
  into[8] = found.product / asked;
  into[9] = Math.log(1 + layout.length / 60);
  into[10] = found.body / asked;
  into[11] = anywhere * anywhere;
  into[12] = headings_near;
  into[13] = anywhere * near;
  into[14] = window / asked;
  into[15] = headings_window / asked;
  into[16] = Math.max(title * (0.5 + 0.5 * covered), anywhere, (0.8 * window) / asked);
  into[17] = title * title;
  into[18] = found.lead / asked;
  into[19] = lead_window / asked;
  into[20] = one_heading;
  into[21] = one_heading_whole;
  into[22] = covered;
  into[23] = found.missing === 0 ? 1 : 0;
  into[24] = layout.title_terms === 0 ? 1 : 0;
  into[25] = found.optional / asked;
}

// Places lie one after the other by entry, so one walk over their counts finds those of all groups.
function readPlaces({ record, flags_at, terms, places_at }: Layout, { entries, last_entry }: Found): void {
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

// How near the words of a query stand to those before them, weighed by how telling both are; once anywhere, once in headings.
function nearness(
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

// Where required words stand after the title, in order.
function sortedHits(groups: readonly Group[], { headings_from }: Layout): number {
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

// The most telling stretch of a few words: anywhere after the title, in the headings, at the start of the body.
function windows(
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

// The heading that says most of the query, and how much of that heading the query is.
function bestHeading(
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

// How much of the title the query says, and in its order.
function titleSequence(
  groups: readonly Group[],
  { record, title_terms }: Layout,
  { titled }: Found,
): { covered: number; in_order: number } {
  if (title_terms === 0) return { covered: 0, in_order: 0 };
  let hit = 0;
  let in_order = 0;
  let before = -2;
  for (let index = 0; index < title_terms; index += 1) {
    const term = u32(record, head_bytes + 4 * index);
    let group = -1;
    for (let at = 0; at < groups.length && group < 0; at += 1)
      if (titled[at] === 1 && (groups[at] as Group).alternatives.some((alternative) => alternative.term === term))
        group = at;
    if (group < 0) {
      before = -2;
      continue;
    }
    hit += 1;
    if (group === before + 1) in_order += 1;
    before = group;
  }
  return { covered: hit / title_terms, in_order: groups.length > 1 ? in_order / (groups.length - 1) : 0 };
}
