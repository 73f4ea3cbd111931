import { numbers } from './chunks.ts';
import { telling_bit } from './record.ts';
import { fold } from './stem.ts';
import { gramsOf } from './typos.ts';
import { WordTable } from './word-table.ts';
import type { Words, WordSink } from './words.ts';

// Among many texts a word that few of them have is more often a mistake than a correction.
const many_rows = 20_000;
const few = 3;

/** Counts the words of rows, and keeps where those stand that are not public. */
export class WordCounts implements WordSink {
  readonly #table = new WordTable();
  readonly #in_public: number[] = [];
  readonly #telling: number[] = [];
  // What each row that is not public says; public rows say nothing here.
  readonly #said = numbers();
  readonly #said_from = numbers();

  add(words: Buffer, is_public: boolean): void {
    this.#said_from.push(this.#said.length);
    for (let at = 0; at + 5 <= words.length;) {
      const head = words[at] as number;
      const length = head & (telling_bit - 1);
      const number = this.#table.add(words, at + 5, length, words.readUInt32LE(at + 1));
      at += 5 + length;
      if (number === this.#in_public.length) {
        this.#in_public.push(0);
        this.#telling.push(0);
      }
      if (!is_public) this.#said.push(number);
      else {
        this.#in_public[number] = (this.#in_public[number] as number) + 1;
        if (head & telling_bit) this.#telling[number] = (this.#telling[number] as number) + 1;
      }
    }
  }

  /** The words sorted, with the rows of those that no public row has in the order that the segment gives them. */
  words(order: Uint32Array, public_rows: number): Words {
    const { words: shown, terms } = this.#table.read();
    const words = shown.map(fold);
    const sorted = words.map((_, number) => number);
    sorted.sort((one, other) => {
      const [a, b] = [words[one] as string, words[other] as string];
      return a < b ? -1 : a > b ? 1 : (terms[one] as number) - (terms[other] as number);
    });
    const place = new Uint32Array(sorted.length);
    for (const [at, number] of sorted.entries()) place[number] = at;
    const in_public = Uint32Array.from(sorted, (number) => this.#in_public[number] as number);
    const listed = sorted.map((number) => words[number] as string);
    const least = public_rows > many_rows ? few : 1;
    return {
      words: listed,
      shown: sorted.map((number) => shown[number] as string),
      terms: Uint32Array.from(sorted, (number) => terms[number] as number),
      in_public,
      telling: Uint32Array.from(sorted, (number) => this.#telling[number] as number),
      ...this.#rows(order, place, in_public),
      grams: gramsOf(listed, (number) => in_public[number] === 0 || (in_public[number] as number) >= least),
      completed: new Map(),
    };
  }

  #rows(order: Uint32Array, place: Uint32Array, in_public: Uint32Array): Pick<Words, 'rows_from' | 'rows'> {
    const rows_from = new Uint32Array(place.length + 1);
    for (let at = 0; at < this.#said.length; at += 1) {
      const word = place[this.#said.at(at)] as number;
      if (in_public[word] === 0) rows_from[word + 1] = (rows_from[word + 1] as number) + 1;
    }
    for (let word = 0; word < place.length; word += 1)
      rows_from[word + 1] = (rows_from[word + 1] as number) + (rows_from[word] as number);
    const next = rows_from.slice(0, place.length);
    const rows = new Uint32Array(rows_from[place.length] as number);
    for (const [ordinal, index] of order.entries()) {
      const end = index + 1 < order.length ? this.#said_from.at(index + 1) : this.#said.length;
      for (let at = this.#said_from.at(index); at < end; at += 1) {
        const word = place[this.#said.at(at)] as number;
        if (in_public[word] !== 0) continue;
        rows[next[word] as number] = ordinal;
        next[word] = (next[word] as number) + 1;
      }
    }
    return { rows_from, rows };
  }
}
