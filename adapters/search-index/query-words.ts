import { analyse, termOf } from './analyse.ts';
import { isStopWord } from './stop-words.ts';
import { fold, stem } from './stem.ts';

/** A word of a query, in the order it was written. */
export type QueryWord = {
  term: number;
  /** The same word as English and Spanish texts would hold it. */
  abroad: number[];
  word: string;
  place: number;
  joined: boolean;
  code: boolean;
  /** A word that stands everywhere in another language. */
  little: boolean;
  last: boolean;
  from: number;
  to: number;
};

const longest_query = 4_000;
const most_words = 64;

/** A query as it is read: one form, and not longer than anybody would type. */
export const readQuery = (q: string): string => q.slice(0, longest_query).normalize('NFC');

/** The words of a query, each once. The last is open when nothing follows it: it may be the beginning of a longer one. */
export function queryWords(text: string): QueryWord[] {
  const found: QueryWord[] = [];
  const terms = new Set<number>();
  analyse(text, 'pt-BR', (term, shown, place, kind, from, to) => {
    if (kind === 'part' || terms.has(term) || found.length >= most_words) return;
    const word = fold(shown);
    terms.add(term);
    found.push({
      term,
      abroad: kind === 'joined' ? [] : abroad(word, term),
      word,
      place,
      joined: kind === 'joined',
      code: kind === 'joined' || (/\d/.test(word) && /[a-z]/.test(word)),
      little: isStopWord(word, 'en') || isStopWord(word, 'es'),
      last: false,
      from,
      to,
    });
  });
  const end = text.trimEnd().length;
  if (found.length === 0) return onlyBeginning(text);
  for (const word of found) word.last = word.to === end && end === text.length;
  return found;
}

const abroad = (word: string, term: number): number[] =>
  (['en', 'es'] as const)
    .filter((locale) => !isStopWord(word, locale))
    .map((locale) => termOf(stem(word, locale)))
    .filter((other) => other !== term);

// Somebody who has typed `com` so far may mean `compras`.
function onlyBeginning(text: string): QueryWord[] {
  const last = /[\p{L}\p{N}\p{M}]{2,}$/u.exec(text);
  if (!last) return [];
  const word = fold(last[0]);
  const of_word = { term: termOf(stem(word, 'pt-BR')), abroad: [], word, place: 1, joined: false, code: false };
  return [{ ...of_word, little: false, last: true, from: last.index, to: text.length }];
}
