import { countRows, type Reach } from './reach.ts';
import { similarWords } from './typos.ts';
import { firstWord, type Words } from './words.ts';

/** A word that may be read, with in how many rows it stands and in how many of them as title or code. */
export type Known = { word: string; shown: string; term: number; rows: number; telling: number };

// Rows of the way it is written that is shown.
type Counted = Known & { most: number };

const remembered = 20_000;
const most_counted = 1_000;
const letters_for_own = 3;

/** In how many rows a word stands, as somebody may know: public ones, or, for a word without any, those within reach. */
function rowsFor({ segment, ranges }: Reach, number: number): number {
  const { in_public, rows, rows_from } = segment.words;
  const open = in_public[number] as number;
  if (open > 0) return open;
  return countRows(segment, ranges, rows, rows_from[number] as number, rows_from[number + 1] as number, most_counted);
}

function add(found: Map<string, Counted>, { segment: { words } }: Reach, number: number, rows: number): void {
  const word = words.words[number] as string;
  const term = words.terms[number] as number;
  const telling = words.telling[number] as number;
  const shown = words.shown[number] as string;
  const known = found.get(`${word} ${term}`);
  if (known) {
    if (rows > known.most || (rows === known.most && shown < known.shown)) [known.shown, known.most] = [shown, rows];
    known.rows += rows;
    known.telling += telling;
  } else found.set(`${word} ${term}`, { word, shown, term, rows, telling, most: rows });
}

/** In how many rows exactly this word stands. */
export function knownRows(reaches: readonly Reach[], word: string): number {
  let rows = 0;
  for (const reach of reaches) {
    const { words } = reach.segment.words;
    for (let number = firstWord(reach.segment.words, word); words[number] === word; number += 1)
      rows += rowsFor(reach, number);
  }
  return rows;
}

const likelier = (one: Known, other: Known): number =>
  other.rows - one.rows || (one.word < other.word ? -1 : one.word > other.word ? 1 : 0);
const shorter = (one: Known, other: Known): number =>
  one.word.length - other.word.length || Number(other.telling > 0) - Number(one.telling > 0) || likelier(one, other);

/** Words that begin so, the likeliest first and each term once: codes by how short they are, others by how common. */
export function completionsOf(reaches: readonly Reach[], beginning: string, most: number): Known[] {
  const found = new Map<string, Counted>();
  const code = /\d/.test(beginning);
  for (const reach of reaches)
    for (const number of publicCompletions(reach.segment.words, beginning, code, most))
      add(found, reach, number, rowsFor(reach, number));
  if (found.size < most && beginning.length >= letters_for_own)
    for (const reach of reaches) {
      const { words, in_public } = reach.segment.words;
      const end = firstWord(reach.segment.words, `${beginning}\uffff`);
      for (let number = firstWord(reach.segment.words, beginning); number < end; number += 1) {
        if ((in_public[number] as number) > 0 || words[number] === undefined) continue;
        const rows = rowsFor(reach, number);
        if (rows > 0) add(found, reach, number, rows);
      }
    }
  const sorted = [...found.values()].sort(code ? shorter : likelier);
  const terms = new Set<number>();
  return sorted.filter(({ term }) => terms.size < most && !terms.has(term) && terms.add(term));
}

function publicCompletions(words: Words, beginning: string, code: boolean, most: number): number[] {
  const key = `${most} ${beginning}`;
  const known = words.completed.get(key);
  if (known) return known;
  const end = firstWord(words, `${beginning}\uffff`);
  const numbers: number[] = [];
  for (let number = firstWord(words, beginning); number < end; number += 1)
    if ((words.in_public[number] as number) > 0) numbers.push(number);
  const chosen = likeliest(words, numbers, code, 3 * most);
  if (words.completed.size >= remembered) words.completed.clear();
  words.completed.set(key, chosen);
  return chosen;
}

// Of many words only those are put in order that can be among the first.
function likeliest(words: Words, numbers: readonly number[], code: boolean, most: number): number[] {
  const rank = (number: number): number =>
    code ? -(words.words[number] as string).length : (words.in_public[number] as number);
  const ranks = Float64Array.from(numbers, rank).sort();
  const least = ranks[Math.max(0, ranks.length - most)] ?? 0;
  const order = code ? shorter : likelier;
  return numbers
    .filter((number) => rank(number) >= least)
    .map((number) => ({ number, known: knownOf(words, number) }))
    .sort((one, other) => order(one.known, other.known))
    .slice(0, most)
    .map(({ number }) => number);
}

const knownOf = (words: Words, number: number): Known => ({
  word: words.words[number] as string,
  shown: words.shown[number] as string,
  term: words.terms[number] as number,
  rows: words.in_public[number] as number,
  telling: words.telling[number] as number,
});

export type Similar = Known & { distance: number };

/** Words written almost like this one, of the nearest distance that has any, the commonest first and each term once. */
export function similarOf(reaches: readonly Reach[], word: string, most: number): Similar[] {
  const found = new Map<string, Counted>();
  const distances = new Map<string, number>();
  for (const reach of reaches) {
    const { words } = reach.segment;
    for (const { number, distance } of similarWords(words.grams, words.words, word)) {
      const rows = rowsFor(reach, number);
      if (rows === 0) continue;
      add(found, reach, number, rows);
      distances.set(words.words[number] as string, distance);
    }
  }
  const all = [...found.values()].map((known) => ({ ...known, distance: distances.get(known.word) ?? 0 }));
  all.sort((one, other) => one.distance - other.distance || likelier(one, other));
  const terms = new Set<number>();
  return all.filter(
    ({ term, distance }) => distance === all[0]?.distance && terms.size < most && !terms.has(term) && terms.add(term),
  );
}
