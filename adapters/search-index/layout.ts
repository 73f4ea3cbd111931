import { head_bytes } from './record.ts';

/** Where in a forward record its parts lie. */
export type Layout = {
  record: Buffer;
  title_terms: number;
  terms: number;
  length: number;
  body_from: number;
  headings_from: number;
  places_at: number;
  headings: number;
  terms_at: number;
  flags_at: number;
};

/** A number of two bytes. */
export const u16 = (record: Buffer, at: number): number => (record[at] as number) | ((record[at + 1] as number) << 8);
/** A number of four bytes. */
export const u32 = (record: Buffer, at: number): number =>
  (u16(record, at) | ((record[at + 2] as number) << 16) | ((record[at + 3] as number) << 24)) >>> 0;

/** Reads the counts of a record. */
export function layoutOf(record: Buffer): Layout {
  const title_terms = u16(record, 0);
  const terms = u16(record, 2);
  const terms_at = head_bytes + 4 * title_terms;
  return {
    record,
    title_terms,
    terms,
    length: u16(record, 4),
    body_from: u16(record, 6),
    headings_from: u16(record, 8),
    places_at: u16(record, 10),
    headings: u16(record, 12),
    terms_at,
    flags_at: terms_at + 4 * terms,
  };
}

/** The place of a term among those of a record, −1 when it is not there. */
export function entryOf({ record, terms, terms_at }: Layout, term: number): number {
  let from = 0;
  let to = terms;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (u32(record, terms_at + 4 * middle) < term) from = middle + 1;
    else to = middle;
  }
  return from < terms && u32(record, terms_at + 4 * from) === term ? from : -1;
}
