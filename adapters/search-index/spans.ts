import type { Columns, Segment, Span } from './segment.ts';

// Stretches of equal numbers, by number.
function stretches(column: Uint32Array, from: number, to: number): Map<number, Span> {
  const found = new Map<number, Span>();
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && column[at] === column[start]) continue;
    if (start < to) found.set(column[start] as number, { from: start, to: at });
    start = at;
  }
  return found;
}

/** Where the rows of each entitled product and of each organisation lie. */
export const spansOf = (
  { product, organization }: Columns,
  { entitled, staff, requests }: Segment['starts'],
  rows: number,
): Pick<Segment, 'entitled' | 'organizations'> => ({
  entitled: stretches(product, entitled, staff),
  organizations: stretches(organization, requests, rows),
});
