import { analyse } from './analyse.ts';
import { queryWords, readQuery } from './query-words.ts';
import { fold } from './stem.ts';
import type { Locale } from './types.ts';

/** A stretch of a text, and whether the query asked for it. */
export type Piece = { text: string; found: boolean };

const longest_text = 20_000;
const around = 90;
const longest_stretch = 2 * around + 60;
const shortest_beginning = 3;

type Hit = { from: number; to: number; term: number };

// The last word may be the beginning of a longer one.
function hitsIn(text: string, q: string, locale: Locale | null): Hit[] {
  const words = queryWords(readQuery(q));
  const terms = new Set(words.flatMap(({ term, abroad }) => [term, ...abroad]));
  const open = words.find(({ last, word }) => last && word.length >= shortest_beginning);
  const hits: Hit[] = [];
  analyse(text, locale ?? 'pt-BR', (term, shown, _place, _kind, from, to) => {
    const begun = open !== undefined && fold(shown).startsWith(open.word);
    if (!begun && !terms.has(term)) return;
    const last = hits.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else hits.push({ from, to, term });
  });
  return hits;
}

// Where most different words of the query stand together.
function bestStart(hits: readonly Hit[]): number {
  let best = 0;
  let most = 0;
  for (const [index, { from }] of hits.entries()) {
    const terms = new Set<number>();
    for (let at = index; at < hits.length && (hits[at] as Hit).to <= from + longest_stretch - around; at += 1)
      terms.add((hits[at] as Hit).term);
    if (terms.size > most) {
      most = terms.size;
      best = index;
    }
  }
  return best;
}

/**
 * The stretch of a plain text that says most of a query, with its words marked as the search found them; the beginning of
 * the text when it says nothing of it.
 */
export function highlighted(text: string, q: string, locale: Locale | null = null): Piece[] {
  const plain = text.slice(0, longest_text).normalize('NFC');
  const hits = hitsIn(plain, q, locale);
  const first = hits[bestStart(hits)]?.from ?? 0;
  const from = first <= around ? 0 : plain.indexOf(' ', first - around) + 1;
  const until = from + longest_stretch;
  const to = until >= plain.length ? plain.length : Math.max(plain.lastIndexOf(' ', until), first + 1);
  const pieces: Piece[] = [];
  const say = (piece: string, found: boolean): void => void (piece && pieces.push({ text: piece, found }));
  if (from > 0) say('… ', false);
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    say(plain.slice(at, hit.from), false);
    say(plain.slice(hit.from, hit.to), true);
    at = hit.to;
  }
  say(plain.slice(at, to), false);
  if (to < plain.length) say(' …', false);
  return pieces;
}

/** Marks the words of a query in a whole text, such as a title. */
export function marked(text: string, q: string, locale: Locale | null = null): Piece[] {
  const plain = text.normalize('NFC');
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of hitsIn(plain, q, locale)) {
    if (from > at) pieces.push({ text: plain.slice(at, from), found: false });
    pieces.push({ text: plain.slice(from, to), found: true });
    at = to;
  }
  if (at < plain.length) pieces.push({ text: plain.slice(at), found: false });
  return pieces;
}
