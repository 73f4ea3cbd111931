import { type Layout, layoutOf, u32 } from './layout.ts';
import { type Found, matched } from './matched.ts';
import { nearness, readPlaces, sortedHits } from './places.ts';
import { head_bytes } from './record.ts';
import type { Group } from './types.ts';
import { bestHeading, windows } from './windows.ts';

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
  'query_words',
  'query_told',
] as const;
export type Feature = (typeof feature_names)[number];

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
  into[26] = Math.min(1, found.entries.length / 8);
  into[27] = Math.min(1, found.asked / 40);
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
