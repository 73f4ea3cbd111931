import type { Range } from './reach.ts';
import { height_steps } from './scratch.ts';
import { placeOf, type Segment } from './segment.ts';
import type { Group } from './types.ts';

/** A row that may be among the best, and how the lists weigh it. */
export type Candidate = { key: number; score: number };

type Listed = { from: number; to: number; factor: number };
/** A group as one segment's lists know it; `most` is what it can add to a row. */
type Sought = { lists: Listed[]; rows: number; most: number };

// Scores are whole numbers, so that they do not depend on the order in which they are added up.
const unit = 1_024;
const few_rows = 2_000;

function sought({ lists, table }: Segment, group: Group): Sought {
  const found: Sought = { lists: [], rows: 0, most: 0 };
  for (const { term, value } of group.alternatives) {
    const number = table.find(term);
    if (number < 0) continue;
    const [from, to] = [lists.from[number] as number, lists.from[number + 1] as number];
    const factor = Math.max(1, Math.round(value * unit));
    found.lists.push({ from, to, factor });
    found.rows += to - from;
    found.most = Math.max(found.most, factor * (lists.most[number] as number));
  }
  return found;
}

/**
 * The best rows of a segment for these groups, exactly, those of equal score by key. Groups come rarest first: once the
 * best so far have more than all the rest can give, rows without any of the rarer words are not looked for any more.
 */
export function candidatesOf(
  segment: Segment,
  ranges: readonly Range[],
  groups: readonly Group[],
  most: number,
): Candidate[] {
  const asked = groups.map((group) => sought(segment, group)).filter(({ lists }) => lists.length > 0);
  let rest = asked.reduce((sum, group) => sum + group.most, 0);
  let touched = 0;
  let narrowing = false;
  for (const group of asked) {
    // Few rows are looked up faster than they are dropped.
    if (touched > (narrowing ? 4 : 1) * most && group.rows > few_rows) {
      const least = leastOfBest(segment, touched, most, rest);
      if (least > rest) {
        touched = dropBelow(segment, touched, least - rest, narrowing);
        narrowing = true;
      }
    }
    if (narrowing) addTo(segment, group, touched);
    else touched = addAll(segment, ranges, group, touched);
    rest -= group.most;
  }
  return best(segment, touched, most);
}

function addAll(segment: Segment, ranges: readonly Range[], group: Sought, before: number): number {
  const { scores, parts, touched, others } = segment.scratch;
  const { rows, impacts } = segment.lists;
  let count = before;
  let found = 0;
  const single = group.lists.length === 1;
  for (const { from, to, factor } of group.lists) {
    let at = from;
    for (const range of ranges) {
      if (range.from > 0) at = placeOf(rows, range.from, at, to);
      const end = range.to >= segment.rows ? to : placeOf(rows, range.to, at, to);
      const { allow } = range;
      for (; at < end; at += 1) {
        const row = rows[at] as number;
        if (allow !== null && allow[row - range.from] === 0) continue;
        const part = factor * (impacts[at] as number);
        if (single) {
          const score = scores[row] as number;
          if (score === 0) touched[count++] = row;
          scores[row] = score + part;
        } else {
          const known = parts[row] as number;
          if (known === 0) others[found++] = row;
          if (part > known) parts[row] = part;
        }
      }
    }
  }
  for (let index = 0; index < found; index += 1) {
    const row = others[index] as number;
    const score = scores[row] as number;
    if (score === 0) touched[count++] = row;
    scores[row] = score + (parts[row] as number);
    parts[row] = 0;
  }
  return count;
}

// Only to rows that are touched already; these ascend.
function addTo(segment: Segment, group: Sought, count: number): void {
  const { scores, parts, touched } = segment.scratch;
  const { rows, impacts } = segment.lists;
  for (const { from, to, factor } of group.lists) {
    let at = from;
    if (to - from < count * 16) {
      let index = 0;
      while (at < to && index < count) {
        const [listed, row] = [rows[at] as number, touched[index] as number];
        if (listed < row) at += 1;
        else if (listed > row) index += 1;
        else {
          const part = factor * (impacts[at] as number);
          if (part > (parts[row] as number)) parts[row] = part;
          at += 1;
          index += 1;
        }
      }
    } else
      for (let index = 0; index < count && at < to; index += 1) {
        const row = touched[index] as number;
        let step = 1;
        while (at + step < to && (rows[at + step] as number) < row) {
          at += step;
          step *= 2;
        }
        at = placeOf(rows, row, at, Math.min(to, at + step + 1));
        if (at < to && rows[at] === row) {
          const part = factor * (impacts[at] as number);
          if (part > (parts[row] as number)) parts[row] = part;
        }
      }
  }
  for (let index = 0; index < count; index += 1) {
    const row = touched[index] as number;
    scores[row] = (scores[row] as number) + (parts[row] as number);
    parts[row] = 0;
  }
}

// A score that at least `most` living rows reach, as near below the last of them as the steps allow; 0 when it is not above `needed`.
function leastOfBest(
  { scratch: { scores, touched, heights }, dead }: Segment,
  count: number,
  most: number,
  needed: number,
): number {
  let highest = 0;
  for (let index = 0; index < count; index += 1) {
    const score = scores[touched[index] as number] as number;
    if (score > highest) highest = score;
  }
  if (highest <= needed) return 0;
  heights.fill(0);
  const scale = (height_steps - 1) / highest;
  for (let index = 0; index < count; index += 1) {
    const row = touched[index] as number;
    if (dead !== null && dead[row] === 1) continue;
    const height = ((scores[row] as number) * scale) | 0;
    heights[height] = (heights[height] as number) + 1;
  }
  let found = 0;
  for (let height = height_steps - 1; height > 0; height -= 1) {
    found += heights[height] as number;
    if (found >= most) return Math.floor(height / scale);
  }
  return 0;
}

function dropBelow(
  { scratch: { scores, touched, others } }: Segment,
  count: number,
  least: number,
  ascending: boolean,
): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = touched[index] as number;
    if ((scores[row] as number) >= least) others[kept++] = row;
    else scores[row] = 0;
  }
  const left = others.subarray(0, kept);
  touched.set(ascending ? left : left.sort());
  return kept;
}

function best(segment: Segment, count: number, most: number): Candidate[] {
  const { scores, touched } = segment.scratch;
  const least = count > most ? leastOfBest(segment, count, most, 0) : 0;
  const found: Candidate[] = [];
  for (let index = 0; index < count; index += 1) {
    const row = touched[index] as number;
    const score = scores[row] as number;
    scores[row] = 0;
    if (score >= least && !segment.dead?.[row]) found.push({ key: segment.keys[row] as number, score });
  }
  return found.sort(byScore).slice(0, most);
}

/** Higher scores first, equal ones by key. */
export const byScore = (one: Candidate, other: Candidate): number => other.score - one.score || one.key - other.key;
