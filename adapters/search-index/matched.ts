import { entryOf, type Layout } from './layout.ts';
import { flag } from './record.ts';
import type { Alternative, Group } from './types.ts';

/** What of a query a record holds: sums of how telling its words are, by where they stand. */
export type Found = {
  asked: number;
  fields: number;
  title: number;
  anywhere: number;
  headings: number;
  code: number;
  product: number;
  body: number;
  lead: number;
  /** Codes written together. */
  optional: number;
  /** Required words that are not there. */
  missing: number;
  /** For each group the entry of its best alternative, −1 for none, and whether it stands in the title. */
  entries: number[];
  titled: number[];
  last_entry: number;
};

const soon = 1.2;

/** Finds each group's alternatives among the terms of a record. */
export function matched(groups: readonly Group[], layout: Layout): Found {
  const found: Found = {
    asked: 0,
    fields: 0,
    title: 0,
    anywhere: 0,
    headings: 0,
    code: 0,
    product: 0,
    body: 0,
    lead: 0,
    optional: 0,
    missing: 0,
    entries: [],
    titled: [],
    last_entry: -1,
  };
  const long = 0.5 + (0.5 * layout.length) / 120;
  for (const group of groups) matchGroup(group, layout, long, found);
  return found;
}

function matchGroup(group: Group, layout: Layout, long: number, found: Found): void {
  const { record, flags_at, terms } = layout;
  let best = 0;
  let entry_of_best = -1;
  let [title, headings, anywhere, code, product, body, lead] = [0, 0, 0, 0, 0, 0, 0];
  for (const alternative of group.alternatives) {
    const entry = entryOf(layout, alternative.term);
    if (entry < 0 || !holdsOthers(layout, alternative)) continue;
    const flags = record[flags_at + entry] as number;
    const often = record[flags_at + terms + entry] as number;
    const weight = Math.min(1, alternative.weight);
    const said =
      (flags & flag.title ? 3 : 0) +
      (1.2 * ((flags & flag.headings) >> 2) + often) / long +
      (flags & flag.code ? 3 : 0) +
      (flags & flag.product ? 0.4 : 0);
    const value = (alternative.value * said) / (said + soon);
    if (value > best || entry_of_best < 0) {
      best = value;
      entry_of_best = entry;
    }
    if (weight > anywhere) anywhere = weight;
    if (flags & (flag.title | flag.code) && weight > title) title = weight;
    if (flags & flag.headings && weight > headings) headings = weight;
    if (flags & flag.code && alternative.value > code) code = alternative.value;
    if (flags & flag.product && weight > product) product = weight;
    if (flags & flag.lead && weight > lead) lead = weight;
    const in_body = often / long;
    body = Math.max(body, (weight * in_body) / (in_body + soon));
  }
  found.entries.push(entry_of_best);
  found.titled.push(title > 0 ? 1 : 0);
  if (entry_of_best > found.last_entry) found.last_entry = entry_of_best;
  found.fields += best;
  if (code > found.code) found.code = code;
  if (group.optional) {
    found.optional += best;
    return;
  }
  found.asked += group.idf;
  found.title += group.idf * title;
  found.anywhere += group.idf * anywhere;
  found.headings += group.idf * headings;
  found.product += group.idf * product;
  found.body += group.idf * body;
  found.lead += group.idf * lead;
  if (entry_of_best < 0 && group.noise > 0.5) found.missing += 1;
}

const holdsOthers = (layout: Layout, { also }: Alternative): boolean =>
  also === undefined || also.every((term) => entryOf(layout, term) >= 0);
