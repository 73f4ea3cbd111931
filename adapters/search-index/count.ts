import type { Names } from './names.ts';
import type { Range } from './reach.ts';
import { placeOf, type Segment } from './segment.ts';
import type { Answer, Count, Group } from './types.ts';

/** Counted so far: up to here exactly. */
export const most_counted = 10_000;
const facet_values = 30;
// Below it a word only surrounds the subject.
const noisy = 0.5;

type Listed = { from: number; to: number };
type Tally = { total: number; type: Map<number, number>; product: Map<number, number>; module: Map<number, number> };

/** The words that a row must hold to be counted as saying all of a query: the telling ones, if there are any. */
export function requiredGroups(groups: readonly Group[]): Group[] {
  const required = groups.filter(({ optional }) => !optional);
  const telling = required.filter(({ noise }) => noise > noisy);
  return telling.length > 0 ? telling : required;
}

/** How many rows within the ranges hold all of the groups, or any, and of what type, product and module they are. */
export function counted(
  reaches: readonly { segment: Segment; ranges: readonly Range[] }[],
  groups: readonly Group[],
  names: Names,
): Pick<Answer, 'total' | 'facets'> {
  const required = requiredGroups(groups);
  const all = tally(reaches, (segment, ranges) => rowsWithAll(segment, ranges, required));
  const some = all.total > 0 || required.length < 2;
  const found = some ? all : tally(reaches, (segment, ranges) => rowsWithAny(segment, ranges, required));
  const facet = (counts: ReadonlyMap<number, number>): Count[] =>
    [...counts]
      .flatMap(([number, count]) =>
        number === 0 ? [] : [{ value: names.name(number), count: Math.min(count, most_counted) }],
      )
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
      .slice(0, facet_values);
  return {
    total: {
      value: Math.min(found.total, most_counted),
      relation: found.total > most_counted ? 'gte' : 'eq',
      holding: some ? 'all' : 'some',
    },
    facets: { type: facet(found.type), product: facet(found.product), module: facet(found.module) },
  };
}

function tally(
  reaches: readonly { segment: Segment; ranges: readonly Range[] }[],
  rowsOf: (segment: Segment, ranges: readonly Range[]) => Int32Array,
): Tally {
  const found: Tally = { total: 0, type: new Map(), product: new Map(), module: new Map() };
  const add = (counts: Map<number, number>, number: number): void =>
    void counts.set(number, (counts.get(number) ?? 0) + 1);
  for (const { segment, ranges } of reaches) {
    const { type, product, module } = segment.columns;
    for (const row of rowsOf(segment, ranges)) {
      if (segment.dead?.[row]) continue;
      found.total += 1;
      add(found.type, type[row] as number);
      add(found.product, product[row] as number);
      add(found.module, module[row] as number);
    }
  }
  return found;
}

function listsOf({ lists, table }: Segment, group: Group): { lists: Listed[]; rows: number } {
  const listed = group.alternatives.flatMap(({ term }) => {
    const number = table.find(term);
    return number < 0 ? [] : [{ from: lists.from[number] as number, to: lists.from[number + 1] as number }];
  });
  return { lists: listed, rows: listed.reduce((sum, { from, to }) => sum + to - from, 0) };
}

/** Rows that hold a word of every group. */
export function rowsWithAll(segment: Segment, ranges: readonly Range[], groups: readonly Group[]): Int32Array {
  const { parts, others } = segment.scratch;
  const asked = groups.map((group) => listsOf(segment, group)).sort((one, other) => one.rows - other.rows);
  const [first] = asked;
  if (!first || first.rows === 0) return new Int32Array(0);
  let count = mark(segment, ranges, first.lists, 0);
  const touched = others.slice(0, count);
  // Ranges and lists ascend, so what one list gives does too; `seek` needs that.
  let ascending = first.lists.length === 1;
  for (const [level, { lists, rows }] of asked.entries()) {
    if (level === 0 || count === 0) continue;
    if (rows > count * 16) {
      if (!ascending) others.subarray(0, count).sort();
      ascending = true;
      count = seek(segment, lists, level, count);
    } else {
      ascending = lists.length === 1;
      count = mark(segment, ranges, lists, level);
    }
  }
  const found = others.slice(0, count);
  for (const row of touched) parts[row] = 0;
  return found;
}

/** Rows that hold a word of any group. */
export function rowsWithAny(segment: Segment, ranges: readonly Range[], groups: readonly Group[]): Int32Array {
  const { parts, others } = segment.scratch;
  const lists = groups.flatMap((group) => listsOf(segment, group).lists);
  const found = others.slice(0, mark(segment, ranges, lists, 0));
  for (const row of found) parts[row] = 0;
  return found;
}

// Raises every listed row that has passed `level` lists, and keeps it.
function mark(segment: Segment, ranges: readonly Range[], lists: readonly Listed[], level: number): number {
  const { parts, others } = segment.scratch;
  const { rows } = segment.lists;
  let count = 0;
  for (const { from, to } of lists) {
    let at = from;
    for (const range of ranges) {
      if (range.from > 0) at = placeOf(rows, range.from, at, to);
      const end = range.to >= segment.rows ? to : placeOf(rows, range.to, at, to);
      const { allow } = range;
      for (; at < end; at += 1) {
        const row = rows[at] as number;
        if (parts[row] !== level || (allow !== null && allow[row - range.from] === 0)) continue;
        parts[row] = level + 1;
        others[count++] = row;
      }
    }
  }
  return count;
}

// The same for lists much longer than what is left: each row left is looked up.
function seek(segment: Segment, lists: readonly Listed[], level: number, count: number): number {
  const { parts, others } = segment.scratch;
  const { rows } = segment.lists;
  for (const { from, to } of lists) {
    let at = from;
    for (let index = 0; index < count && at < to; index += 1) {
      const row = others[index] as number;
      let step = 1;
      while (at + step < to && (rows[at + step] as number) < row) {
        at += step;
        step *= 2;
      }
      at = placeOf(rows, row, at, Math.min(to, at + step + 1));
      if (at < to && rows[at] === row) parts[row] = level + 1;
    }
  }
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = others[index] as number;
    if (parts[row] === level + 1) others[kept++] = row;
  }
  return kept;
}
