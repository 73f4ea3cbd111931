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
type Asked = { terms: ReadonlySet<number>; beginning: string | null };

// The last word may be the beginning of a longer one.
function askedBy(q: string): Asked {
  const words = queryWords(readQuery(q));
  const open = words.find(({ last, word }) => last && word.length >= shortest_beginning);
  return { terms: new Set(words.flatMap(({ term, abroad }) => [term, ...abroad])), beginning: open?.word ?? null };
}

function hitsIn(text: string, { terms, beginning }: Asked, locale: Locale | null): Hit[] {
  const hits: Hit[] = [];
  analyse(text, locale ?? 'pt-BR', (term, shown, _place, _kind, from, to) => {
    if (!terms.has(term) && (beginning === null || !fold(shown).startsWith(beginning))) return;
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

/** The stretch of a plain text that says most of a query, with its words marked as the search found them. */
export type Highlighter = (text: string, locale?: Locale | null) => Piece[];

/** Reads a query once, to show many texts by it. Of a text that says nothing of the query, its beginning is shown. */
export function highlighter(q: string): Highlighter {
  const asked = askedBy(q);
  return (text, locale = null) => {
    const plain = text.slice(0, longest_text).normalize('NFC');
    const hits = hitsIn(plain, asked, locale);
    const first = hits[bestStart(hits)]?.from ?? 0;
    const from = first <= around ? 0 : plain.indexOf(' ', first - around) + 1;
    const until = from + longest_stretch;
    const to = until >= plain.length ? plain.length : Math.max(plain.lastIndexOf(' ', until), first + 1);
    return pieces(plain, hits, from, to);
  };
}

function pieces(plain: string, hits: readonly Hit[], from: number, to: number): Piece[] {
  const said: Piece[] = [];
  const say = (text: string, found: boolean): void => void (text && said.push({ text, found }));
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
  return said;
}
