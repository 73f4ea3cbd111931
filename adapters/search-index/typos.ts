/** Which words hold three letters in a row, for words that may be meant when another is written. */
export type TypoGrams = { from: Uint32Array; words: Uint32Array; lengths: Uint8Array };

/** Letters of each word, at most 255. */
export const lengthsOf = (words: readonly string[]): Uint8Array =>
  Uint8Array.from(words, ({ length }) => Math.min(255, length));

const grams = 1 << 15;
const correctable = /^[a-z]{4,24}$/;
const edge = 27;

const letterAt = (word: string, at: number): number =>
  at < 0 || at >= word.length ? edge + (at < 0 ? 0 : 1) : word.charCodeAt(at) - 96;
// The beginning and the end count as letters of their own.
const gramAt = (word: string, at: number): number =>
  (letterAt(word, at - 1) << 10) | (letterAt(word, at) << 5) | letterAt(word, at + 1);

/** Lists of words by three letters, of those that `chosen` takes. */
export function gramsOf(words: readonly string[], chosen: (number: number) => boolean): TypoGrams {
  const from = new Uint32Array(grams + 1);
  const numbers = words.flatMap((word, number) => (correctable.test(word) && chosen(number) ? [number] : []));
  for (const number of numbers) {
    const word = words[number] as string;
    for (let at = 0; at < word.length; at += 1) from[gramAt(word, at) + 1] = (from[gramAt(word, at) + 1] as number) + 1;
  }
  for (let gram = 0; gram < grams; gram += 1) from[gram + 1] = (from[gram + 1] as number) + (from[gram] as number);
  const next = from.slice(0, grams);
  const listed = new Uint32Array(from[grams] as number);
  for (const number of numbers) {
    const word = words[number] as string;
    for (let at = 0; at < word.length; at += 1) {
      const gram = gramAt(word, at);
      listed[next[gram] as number] = number;
      next[gram] = (next[gram] as number) + 1;
    }
  }
  return { from, words: listed, lengths: lengthsOf(words) };
}

/** Letters that may differ: none below four, one below eight, else two. */
export const allowance = (word: string): number => (correctable.test(word) ? (word.length >= 8 ? 2 : 1) : 0);

let shared = new Uint8Array(0);

/** Words that are written almost like this one, with how many letters differ; not the word itself. */
export function similarWords(
  { from, words: listed, lengths }: TypoGrams,
  words: readonly string[],
  word: string,
): { number: number; distance: number }[] {
  const allowed = allowance(word);
  if (allowed === 0) return [];
  if (shared.length < words.length) shared = new Uint8Array(words.length);
  const touched: number[] = [];
  const asked = new Set(Array.from(word, (_, at) => gramAt(word, at)));
  for (const gram of asked) {
    const end = from[gram + 1] as number;
    for (let at = from[gram] as number; at < end; at += 1) {
      const number = listed[at] as number;
      const difference = (lengths[number] as number) - word.length;
      if (difference > allowed || difference < -allowed) continue;
      if (shared[number] === 0) touched.push(number);
      shared[number] = (shared[number] as number) + 1;
    }
  }
  const needed = Math.min(Math.max(1, asked.size - 3 * allowed - 1), Math.max(2, asked.size * 0.34));
  const found: { number: number; distance: number }[] = [];
  for (const number of touched) {
    const common = shared[number] as number;
    shared[number] = 0;
    if (common < needed) continue;
    const distance = distanceOf(word, words[number] as string, allowed);
    if (distance > 0 && distance <= allowed) found.push({ number, distance });
  }
  return found;
}

const rows = [new Int32Array(32), new Int32Array(32), new Int32Array(32)];

/** Letters to add, drop, change or swap with their neighbour to come from one word to the other; more than `most` is `most` + 1. */
export function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || other.length > 30) return most + 1;
  let [before, above, current] = rows as [Int32Array, Int32Array, Int32Array];
  for (let column = 0; column <= other.length; column += 1) above[column] = column;
  for (let line = 1; line <= one.length; line += 1) {
    const letter = one.charCodeAt(line - 1);
    let least = (current[0] = line);
    for (let column = 1; column <= other.length; column += 1) {
      const same = letter === other.charCodeAt(column - 1);
      let steps = Math.min((above[column] as number) + 1, (current[column - 1] as number) + 1);
      steps = Math.min(steps, (above[column - 1] as number) + (same ? 0 : 1));
      if (
        line > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(line - 2) === other.charCodeAt(column - 1)
      )
        steps = Math.min(steps, (before[column - 2] as number) + 1);
      current[column] = steps;
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    [before, above, current] = [above, current, before];
  }
  return above[other.length] as number;
}
