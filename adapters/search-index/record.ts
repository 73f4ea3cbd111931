import { analyse, type Kind } from './analyse.ts';
import type { Recorded, Text } from './types.ts';

// A forward record, little endian: its counts, the terms of the title in order, then all terms by number, for each the fields
// it stands in, how often in the body, how many places are kept, then these places and where each heading begins.
/** Bytes before the terms of the title: seven counts. */
export const head_bytes = 14;
/** Of the flags of a term: how often in title and headings (up to three), whether in a code, among the product, at the start of the body. */
export const flag = { title: 3, headings: 12, code: 16, product: 32, lead: 64 } as const;
/** How many words of the body count as its start. */
export const lead_words = 60;

/** Places of a term that a record keeps. */
export const places_kept = 8;
const most_terms = 6_000;
const most_title_terms = 255;
const most_headings = 255;
// Between two fields, so that nothing stands beside what is in another.
const gap = 5;
const longest_text = 1_000_000;

type Found = { title: number; headings: number; body: number; flags: number; places: number[] };
type Field = 'title' | 'code' | 'headings' | 'body' | 'product';

const atMost = (most: number, count: number): number => (count < most ? count : most);

/** The stored forms of a text. Same text, same bytes. */
export function recordOf({ title, codes, headings, body, product, locale }: Text): Recorded {
  const terms = new Map<number, Found>();
  const words = new Map<string, { term: number; telling: boolean }>();
  const title_terms: number[] = [];
  let start = 0;
  const read = (text: string, field: Field): number => {
    let last = 0;
    let count = 0;
    const hear = (term: number, word: string, place: number, kind: Kind): void => {
      last = place;
      count += 1;
      let found = terms.get(term);
      if (!found) {
        if (terms.size >= most_terms) return;
        terms.set(term, (found = { title: 0, headings: 0, body: 0, flags: 0, places: [] }));
      }
      if (field === 'code') found.flags |= flag.code;
      else if (field === 'product') found.flags |= flag.product;
      else found[field] += 1;
      if (field === 'body' && place <= lead_words) found.flags |= flag.lead;
      if (found.places.length < places_kept) found.places.push(atMost(65_535, start + place));
      if (field === 'title' && kind === 'word') title_terms.push(term);
      remember(words, word, term, field === 'title' || field === 'code');
    };
    analyse(text.slice(0, longest_text).normalize('NFC'), locale ?? 'pt-BR', hear);
    start += last + gap;
    return count;
  };
  read(title, 'title');
  read(codes.join(' . '), 'code');
  const headings_from = start;
  const heading_starts: number[] = [];
  for (const heading of headings.slice(0, most_headings)) {
    heading_starts.push(start);
    read(heading, 'headings');
  }
  const body_from = start;
  const length = read(body, 'body');
  if (product) read(product, 'product');
  const record = written({ terms, title_terms, length, body_from, headings_from, heading_starts });
  return { record, words: writtenWords(words) };
}

// Long bare numbers are amounts and dates of one text: nobody completes or corrects to them.
function remember(
  words: Map<string, { term: number; telling: boolean }>,
  word: string,
  term: number,
  telling: boolean,
) {
  if (word.length >= 5 && /^\d+$/.test(word)) return;
  const known = words.get(word);
  if (!known) words.set(word, { term, telling });
  else if (telling) known.telling = true;
}

type Parts = {
  terms: Map<number, Found>;
  title_terms: number[];
  length: number;
  body_from: number;
  headings_from: number;
  heading_starts: number[];
};

function written({ terms, title_terms, length, body_from, headings_from, heading_starts }: Parts): Buffer {
  const sorted = [...terms].sort(([a], [b]) => a - b);
  const in_title = title_terms.slice(0, most_title_terms);
  const terms_at = head_bytes + 4 * in_title.length;
  const flags_at = terms_at + 4 * sorted.length;
  const places_at = flags_at + 3 * sorted.length;
  const places = sorted.reduce((sum, [, found]) => sum + found.places.length, 0);
  const record = Buffer.alloc(places_at + 2 * (places + heading_starts.length));
  const counts = [in_title.length, sorted.length, length, body_from, headings_from, places_at, heading_starts.length];
  for (const [index, count] of counts.entries()) record.writeUInt16LE(atMost(65_535, count), 2 * index);
  for (const [index, term] of in_title.entries()) record.writeUInt32LE(term, head_bytes + 4 * index);
  let at = places_at;
  for (const [index, [term, found]] of sorted.entries()) {
    record.writeUInt32LE(term, terms_at + 4 * index);
    record[flags_at + index] = atMost(3, found.title) | (atMost(3, found.headings) << 2) | found.flags;
    record[flags_at + sorted.length + index] = atMost(255, found.body);
    record[flags_at + 2 * sorted.length + index] = found.places.length;
    for (const place of found.places) at = record.writeUInt16LE(place, at);
  }
  for (const place of heading_starts) at = record.writeUInt16LE(atMost(65_535, place), at);
  return record;
}

/** Marks a word of a title or a code among the words of a row. */
export const telling_bit = 128;

// For each word: its length with a bit for title or code, its term, its letters.
function writtenWords(words: ReadonlyMap<string, { term: number; telling: boolean }>): Buffer {
  const pieces: Buffer[] = [];
  for (const [word, { term, telling }] of words) {
    const letters = Buffer.from(word);
    if (letters.length >= telling_bit) continue;
    const head = Buffer.alloc(5);
    head[0] = letters.length | (telling ? telling_bit : 0);
    head.writeUInt32LE(term, 1);
    pieces.push(head, letters);
  }
  return Buffer.concat(pieces);
}
