import type { TypoGrams } from './typos.ts';

/** Words as people write them, sorted by how they read without accents. Those of public rows are counted; where the others stand is kept, for whoever may read it. */
export type Words = {
  words: string[];
  /** Each with its accents. */
  shown: string[];
  /** The term of each. */
  terms: Uint32Array;
  /** In how many public rows each stands, and in how many of them as title or code. */
  in_public: Uint32Array;
  telling: Uint32Array;
  /** Rows of a word that no public row has: `rows` from `rows_from[n]` to before `rows_from[n + 1]`, ascending. */
  rows_from: Uint32Array;
  rows: Uint32Array;
  grams: TypoGrams;
  /** Completions of public words that were asked for before. */
  completed: Map<string, number[]>;
};

/**
 * Gathers the words of rows and makes them the words of a segment, here or in a thread of its own. `ready`: fulfilled when it can take more.
 */
export type WordSink = {
  add(words: Buffer, is_public: boolean): void;
  ready?(): Promise<void>;
  words(order: Uint32Array, public_rows: number): Words | Promise<Words>;
};

/** The first word that is not before `beginning`. */
export function firstWord({ words }: Words, beginning: string): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((words[middle] as string) < beginning) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The number of exactly this word, −1 when no row has it. */
export function wordNumber(words: Words, word: string): number {
  const at = firstWord(words, word);
  return words.words[at] === word ? at : -1;
}
