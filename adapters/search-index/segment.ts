import type { Scratch } from './scratch.ts';
import type { TermTable } from './term-table.ts';
import type { Words } from './words.ts';

/** What rows are filtered and counted by: for each ordinal the number of a name, 0 for none. */
export type Columns = {
  type: Uint32Array;
  organization: Uint32Array;
  requester: Uint32Array;
  queue: Uint32Array;
  assignee: Uint32Array;
  status: Uint32Array;
  product: Uint32Array;
  module: Uint32Array;
  locale: Uint32Array;
  /** 1 for internal notes. */
  internal: Uint8Array;
  /** People in copy of ordinal `n`: `copies` from `copies_from[n]` to before `copies_from[n + 1]`. */
  copies_from: Uint32Array;
  copies: Uint32Array;
};

/** For each term, by its number: in which rows it stands and how much it weighs there (1 to 255), rows ascending. */
export type Lists = {
  terms: Uint32Array;
  from: Uint32Array;
  rows: Uint32Array;
  impacts: Uint8Array;
  /** The highest impact of each term. */
  most: Uint8Array;
  /** In how many public rows each term stands. */
  in_public: Uint32Array;
};

export type Span = { from: number; to: number };

/** Rows that were built together. Ordinals go public, for anybody signed in, by entitled product, for staff, by organisation. */
export type Segment = {
  rows: number;
  keys: Int32Array;
  columns: Columns;
  lists: Lists;
  table: TermTable;
  words: Words;
  /** Where each kind of reader's rows begin; the first is public up to `signed_in`. */
  starts: { signed_in: number; entitled: number; staff: number; requests: number };
  entitled: ReadonlyMap<number, Span>;
  organizations: ReadonlyMap<number, Span>;
  /** The same of public rows that are still alive. */
  in_public: Uint32Array;
  /** 1 for rows that a newer segment knows better. */
  dead: Uint8Array | null;
  dead_rows: number;
  dead_public_rows: number;
  scratch: Scratch;
};

/** The first place in a list, from `low` to before `high`, that holds `row` or one after it. */
export function placeOf(rows: Uint32Array, row: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle] as number) < row) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Marks rows as known better elsewhere, and takes public ones out of what is counted of public content. */
export function bury(segment: Segment, ordinals: readonly number[]): void {
  const dead = (segment.dead ??= new Uint8Array(segment.rows));
  const fresh = ordinals.filter((ordinal) => dead[ordinal] === 0);
  for (const ordinal of fresh) dead[ordinal] = 1;
  segment.dead_rows += fresh.length;
  const buried = new Uint8Array(segment.starts.signed_in);
  const open = fresh.filter((ordinal) => ordinal < segment.starts.signed_in);
  if (open.length === 0) return;
  for (const ordinal of open) buried[ordinal] = 1;
  segment.dead_public_rows += open.length;
  const { from, rows, in_public } = segment.lists;
  if (segment.in_public === in_public) segment.in_public = in_public.slice();
  const counts = segment.in_public;
  for (let term = 0; term < counts.length; term += 1) {
    const end = from[term + 1] as number;
    for (let at = from[term] as number; at < end; at += 1) {
      const row = rows[at] as number;
      if (row >= segment.starts.signed_in) break;
      if (buried[row] === 1) counts[term] = (counts[term] as number) - 1;
    }
  }
}
