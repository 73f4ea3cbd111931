import { plainText } from '../../lib/plain-text.ts';

/** Words of a query that are looked for, at most; what comes after them is more likely a pasted log. */
const most_words = 24;
const longest_word = 60;

const letters = /[\p{L}\p{N}]+/gu;

/** Text without accents and in lower case, as app.fold makes it. */
export const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

// Most words are plain letters, and normalising costs.
// eslint-disable-next-line no-control-regex
const foldWord = (word: string): string => (/^[\u0000-\u007f]*$/.test(word) ? word.toLowerCase() : fold(word));

/** The words of a text, folded, each once, in order. */
export function wordsOf(text: string): string[] {
  const found = new Set<string>();
  for (const [word] of fold(text.slice(0, 4_000)).matchAll(letters)) {
    found.add(word.slice(0, longest_word));
    if (found.size === most_words) break;
  }
  return [...found];
}

/** What somebody typed as one code, so that FISA-170, FISA 170 and fisa170 are the same; empty for what is too long to be one. */
export function codeOf(text: string): string {
  const code = fold(text).replaceAll(/[^a-z0-9]/g, '');
  return code.length <= 40 && /\d/.test(code) ? code : '';
}

/** A tsquery of words: all of them (`&`) or any (`|`), the last one as a beginning. Words hold letters and digits alone, so none is an operator. */
export const tsqueryOf = (words: readonly string[], how: '&' | '|'): string =>
  words.map((word, index) => (index === words.length - 1 && word.length > 2 ? `${word}:*` : word)).join(` ${how} `);

export type Piece = { text: string; found: boolean };

const around = 90;

/** A stretch of a text around the first word that a query asks for, with those words marked. */
export function highlighted(text: string, words: readonly string[]): Piece[] {
  const telling = words.filter((word) => word.length > 3 || /\d/.test(word));
  const stems = (telling.length > 0 ? telling : words).map((word) => word.slice(0, Math.max(4, word.length - 2)));
  const plain = plainText(text);
  const hits: { from: number; to: number }[] = [];
  let end = 2 * around + 60;
  for (const { 0: word, index } of plain.matchAll(letters)) {
    if (index > end && hits.length > 0) break;
    if (!stems.some((stem) => foldWord(word).startsWith(stem))) continue;
    if (hits.length === 0) end = index + around + 60;
    hits.push({ from: index, to: index + word.length });
  }
  const first = hits[0]?.from ?? 0;
  const from = first <= around ? 0 : plain.indexOf(' ', first - around) + 1;
  const until = from + 2 * around + 60;
  const to = until >= plain.length ? plain.length : Math.max(plain.lastIndexOf(' ', until), from);
  const pieces: Piece[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    if (hit.from > at) pieces.push({ text: plain.slice(at, hit.from), found: false });
    pieces.push({ text: plain.slice(hit.from, hit.to), found: true });
    at = hit.to;
  }
  if (at < to) pieces.push({ text: plain.slice(at, to), found: false });
  if (from > 0) pieces.unshift({ text: '… ', found: false });
  if (to < plain.length) pieces.push({ text: ' …', found: false });
  return pieces;
}
