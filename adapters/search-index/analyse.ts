import { fold, stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Locale } from './types.ts';

/** Belongs to the lists on disk: raised whenever the same text would give other terms or another record. */
export const analyser_version = 1;

/** A term as a number of 32 bits. Two terms that share one are taken for the same, wherever they stand. */
export function termOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `joined`: the parts of a code written together; `part`: a word inside a CamelCase name. */
export type Kind = 'word' | 'joined' | 'part';

/** Hears each term of a text: its number, the word in lower case, its place counted in words, and from where to where in the text it stands. */
export type Hear = (term: number, word: string, place: number, kind: Kind, from: number, to: number) => void;

type Token = {
  shown: string;
  folded: string;
  term: number;
  stop: boolean;
  /** Up to four digits: they belong to a short word before them. */
  few_digits: boolean;
  short_word: boolean;
  parts: { term: number; folded: string }[];
};

const token = /[\p{L}\p{N}\p{M}]+(?:[._\-/][\p{L}\p{N}\p{M}]+)*/gu;
const inner = /[._\-/]/;
const longest = 60;
const longest_code = 40;
const most_parts = 4;
const camel_part = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;

const remembered = 400_000;
const tokens: Record<Locale, Map<string, Token>> = { 'pt-BR': new Map(), en: new Map(), es: new Map() };
const joined_terms = new Map<string, number>();

function understood(raw: string, locale: Locale): Token {
  const known = tokens[locale].get(raw);
  if (known) return known;
  const folded = fold(raw);
  const camel = raw.length > 8 && /[a-z][A-Z]/.test(raw) ? (raw.match(camel_part) ?? []) : [];
  const made: Token = {
    shown: raw.toLowerCase(),
    folded,
    term: termOf(stem(folded, locale)),
    stop: folded === '' || isStopWord(folded, locale),
    few_digits: /^\d{1,4}$/.test(folded),
    short_word: /^\p{L}{2,6}$/u.test(raw),
    parts: camel
      .map(fold)
      .filter((part) => part.length > 2 && !isStopWord(part, locale))
      .map((part) => ({ term: termOf(stem(part, locale)), folded: part })),
  };
  if (tokens[locale].size >= remembered) tokens[locale].clear();
  tokens[locale].set(raw, made);
  return made;
}

function joinedTerm(text: string): number {
  let term = joined_terms.get(text);
  if (term === undefined) {
    term = termOf(text);
    if (joined_terms.size >= remembered) joined_terms.clear();
    joined_terms.set(text, term);
  }
  return term;
}

/**
 * Says every term of a text in order. Codes come as they are and joined too: FISA-170, FISA 170 and fisa170 share `fisa170`,
 * NF-e and nfe share `nfe`.
 */
export function analyse(text: string, locale: Locale, hear: Hear): void {
  let place = 0;
  let before: string | null = null;
  const one = (raw: string, from: number): void => {
    place += 1;
    const cut = raw.length > longest ? raw.slice(0, longest) : raw;
    const { shown, folded, term, stop, few_digits, short_word, parts } = understood(cut, locale);
    if (stop) {
      before = null;
      return;
    }
    const to = from + raw.length;
    hear(term, shown, place, 'word', from, to);
    if (few_digits) {
      if (before !== null) hear(joinedTerm(before + folded), before + folded, place, 'joined', from, to);
      before = null;
    } else before = short_word ? folded : null;
    for (const part of parts) hear(part.term, part.folded, place, 'part', from, to);
  };
  for (const { 0: raw, index } of text.matchAll(token)) {
    if (!inner.test(raw)) {
      one(raw, index);
      continue;
    }
    const pieces = raw.split(inner);
    if (raw.length <= longest_code && pieces.length <= most_parts) {
      const joined = fold(pieces.join(''));
      if (/\d/.test(joined) || joined.length <= 6)
        hear(joinedTerm(joined), joined, place + 1, 'joined', index, index + raw.length);
    }
    let from = index;
    for (const piece of pieces) {
      one(piece, from);
      from += piece.length + 1;
    }
  }
}
