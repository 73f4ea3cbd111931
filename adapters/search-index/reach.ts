import { placeOf, type Segment, type Span } from './segment.ts';
import type { Reader } from './types.ts';

/** A stretch of ordinals; `allow` says which of them, counted from its start, null: all. */
export type Range = Span & { allow: Uint8Array | null };

/** What of a segment somebody may read. */
export type Reach = {
  segment: Segment;
  ranges: readonly Range[];
  /** What of it is not public, to be counted one by one. */
  beyond_public: readonly Range[];
  /** Everything in the segment. */
  whole: boolean;
  /** How many living rows that is. */
  rows: number;
  counted: Map<number, number>;
};

const numberOf = (find: (name: string) => number, names: readonly string[]): Set<number> =>
  new Set(names.map(find).filter((number) => number > 0));

/** The rows a reader may read: the rules of requests and audiences, in numbers. */
export function reachOf(segment: Segment, reader: Reader, find: (name: string) => number): Reach {
  const beyond_public = reader.staff ? staffRanges(segment, reader, find) : customerRanges(segment, reader, find);
  const whole = reader.staff && beyond_public.every(({ allow }) => allow === null);
  // Only those of the staff run together: the public range stays the same for all customers, and so does what is remembered of it.
  const ranges: Range[] = [{ from: 0, to: segment.starts.signed_in, allow: null }];
  for (const range of beyond_public) {
    const last = ranges.at(-1);
    if (range.from === range.to) continue;
    if (reader.staff && last && last.to === range.from && last.allow === null && range.allow === null)
      last.to = range.to;
    else ranges.push({ ...range });
  }
  const others = beyond_public.reduce((sum, range) => sum + living(segment, range), 0);
  const rows = segment.starts.signed_in - segment.dead_public_rows + others;
  return { segment, ranges, beyond_public, whole, rows, counted: new Map() };
}

function staffRanges(segment: Segment, reader: Reader, find: (name: string) => number): Range[] {
  const { signed_in, requests } = segment.starts;
  const queues = numberOf(find, reader.queue_ids);
  const { queue } = segment.columns;
  const allow = new Uint8Array(segment.rows - requests);
  let all = true;
  for (let at = requests; at < segment.rows; at += 1)
    if (queues.has(queue[at] as number)) allow[at - requests] = 1;
    else all = false;
  return [
    { from: signed_in, to: requests, allow: null },
    { from: requests, to: segment.rows, allow: all ? null : allow },
  ];
}

function customerRanges(segment: Segment, reader: Reader, find: (name: string) => number): Range[] {
  const { signed_in, entitled } = segment.starts;
  if (reader.person_id === null) return [];
  const ranges: Range[] = [{ from: signed_in, to: entitled, allow: null }];
  const products = [...numberOf(find, reader.entitled_product_ids)].flatMap(
    (product) => segment.entitled.get(product) ?? [],
  );
  for (const { from, to } of products.sort((one, other) => one.from - other.from))
    ranges.push({ from, to, allow: null });
  const own = reader.organization_id === null ? undefined : segment.organizations.get(find(reader.organization_id));
  if (own && reader.visibility !== 'none') ranges.push({ ...own, allow: visible(segment, own, reader, find) });
  return ranges;
}

function visible(segment: Segment, { from, to }: Span, reader: Reader, find: (name: string) => number): Uint8Array {
  const { requester, queue, internal, copies, copies_from } = segment.columns;
  const person = reader.person_id === null ? -1 : find(reader.person_id);
  const queues = reader.visibility === 'company' ? numberOf(find, reader.queue_ids) : new Set<number>();
  const reads_copies = reader.visibility !== 'own';
  const inCopy = (at: number): boolean => {
    const end = copies_from[at + 1] as number;
    for (let place = copies_from[at] as number; place < end; place += 1) if (copies[place] === person) return true;
    return false;
  };
  const allow = new Uint8Array(to - from);
  for (let at = from; at < to; at += 1) {
    if (internal[at] === 1) continue;
    if ((person > 0 && requester[at] === person) || queues.has(queue[at] as number)) allow[at - from] = 1;
    else if (reads_copies && person > 0 && inCopy(at)) allow[at - from] = 1;
  }
  return allow;
}

function living({ dead }: Segment, { from, to, allow }: Range): number {
  if (!dead && !allow) return to - from;
  let count = 0;
  for (let at = from; at < to; at += 1) if (!dead?.[at] && (!allow || allow[at - from] === 1)) count += 1;
  return count;
}

/** How many of the rows listed from `low` to before `high` may be read, at least up to `enough`. */
export function countRows(
  { dead }: Segment,
  ranges: readonly Range[],
  rows: Uint32Array,
  low: number,
  high: number,
  enough = Infinity,
): number {
  let count = 0;
  let at = low;
  for (const { from, to, allow } of ranges) {
    if (at >= high || count >= enough) break;
    at = placeOf(rows, from, at, high);
    const end = placeOf(rows, to, at, high);
    if (!allow && !dead) count += end - at;
    else
      for (let place = at; place < end; place += 1) {
        const row = rows[place] as number;
        if (!dead?.[row] && (!allow || allow[row - from] === 1)) count += 1;
      }
    at = end;
  }
  return count;
}

/** In how many of the rows that may be read a term stands; −1 for its number: in none. */
export function rowsWith(reach: Reach, number: number): number {
  if (number < 0) return 0;
  const { from, rows } = reach.segment.lists;
  const low = from[number] as number;
  const high = from[number + 1] as number;
  if (reach.whole) return high - low;
  let count = reach.counted.get(number);
  if (count === undefined) {
    count =
      (reach.segment.in_public[number] as number) + countRows(reach.segment, reach.beyond_public, rows, low, high);
    reach.counted.set(number, count);
  }
  return count;
}
