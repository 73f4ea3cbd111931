import type { Range, Reach } from './reach.ts';
import type { Remembered } from './remembered.ts';
import type { Span } from './segment.ts';
import type { Asked } from './types.ts';

type Test = (ordinal: number) => boolean;

/** What narrows a question beyond its words, as a key to remember it by; empty when nothing does. */
export function filterKey({
  types,
  product_id,
  module_id,
  locale,
  statuses,
  queue_ids,
  assignee_id,
  organization_id,
}: Asked): string {
  const given = [types, product_id, module_id, locale, statuses, queue_ids, assignee_id, organization_id];
  return given.every((value) => value === undefined)
    ? ''
    : JSON.stringify(given.map((value) => value ?? [value === null]));
}

/** The ranges of a reach with only what the question's filters leave. What is wholly readable is the same for all: `shared` remembers it. */
export function narrowed(
  { segment, ranges }: Reach,
  asked: Asked,
  find: (name: string | null) => number,
  shared: Remembered<Range[]>,
): Range[] {
  const { columns } = segment;
  const one = (column: Uint32Array, name: string | null): Test => {
    const number = find(name);
    return (ordinal) => column[ordinal] === number;
  };
  const any = (column: Uint32Array, names: readonly string[]): Test => {
    const numbers = new Set(names.map(find));
    return (ordinal) => numbers.has(column[ordinal] as number);
  };
  const tests: Test[] = [];
  if (asked.types) tests.push(any(columns.type, asked.types));
  if (asked.product_id) tests.push(one(columns.product, asked.product_id));
  if (asked.module_id) tests.push(one(columns.module, asked.module_id));
  if (asked.locale) {
    const number = find(asked.locale);
    tests.push((ordinal) => columns.locale[ordinal] === 0 || columns.locale[ordinal] === number);
  }
  if (asked.statuses) tests.push(any(columns.status, asked.statuses));
  if (asked.queue_ids) tests.push(any(columns.queue, asked.queue_ids));
  const within = asked.organization_id === undefined ? null : segment.organizations.get(find(asked.organization_id));
  if (within === undefined) return [];
  // Nobody's is said of requests alone.
  if (asked.assignee_id !== undefined) tests.push(one(columns.assignee, asked.assignee_id));
  const kept = within ? ranges.flatMap((range) => cut(range, within)) : [...ranges];
  const requests = { from: segment.starts.requests, to: segment.rows };
  const asked_of = asked.assignee_id === null ? kept.flatMap((range) => cut(range, requests)) : kept;
  if (tests.length === 0) return asked_of;
  const key = filterKey(asked);
  return asked_of.flatMap((range) =>
    range.allow === null
      ? shared.get(`${range.from} ${range.to} ${key}`, () => [tested(range, tests)])
      : [tested(range, tests)],
  );
}

function cut({ from, to, allow }: Range, within: Span): Range[] {
  const low = Math.max(from, within.from);
  const high = Math.min(to, within.to);
  return low < high ? [{ from: low, to: high, allow: allow && allow.subarray(low - from, high - from) }] : [];
}

function tested({ from, to, allow }: Range, tests: readonly Test[]): Range {
  const left = new Uint8Array(to - from);
  for (let at = 0; at < left.length; at += 1)
    if ((!allow || allow[at] === 1) && tests.every((test) => test(from + at))) left[at] = 1;
  return { from, to, allow: left };
}

/** Ranges with only these rows of them, each of which one of them allows; for phrases. */
export function onlyRows(ranges: readonly Range[], rows: Int32Array): Range[] {
  return ranges.map(({ from, to }) => {
    const allow = new Uint8Array(to - from);
    for (const row of rows) if (row >= from && row < to) allow[row - from] = 1;
    return { from, to, allow };
  });
}
