import { type Chunks, bytes, numbers } from './chunks.ts';

const first_size = 1 << 12;

/** Numbers words in the order they come, told apart by their letters, so that no two of them are ever taken for one. */
export class WordTable {
  readonly #letters: Chunks<Uint8Array> = bytes();
  readonly #from: Chunks<Uint32Array> = numbers();
  readonly #terms: Chunks<Uint32Array> = numbers();
  readonly #hashes: Chunks<Uint32Array> = numbers();
  // One more than the number; 0 is free.
  #slots = new Uint32Array(first_size);

  get size(): number {
    return this.#from.length;
  }

  /** The number of the word that `length` letters at `at` make; its term is kept from the first time. */
  add(letters: Buffer, at: number, length: number, term: number): number {
    let hash = 0x81_1c_9d_c5 ^ term;
    for (let index = 0; index < length; index += 1)
      hash = Math.imul(hash ^ (letters[at + index] as number), 0x01_00_01_93);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot] as number;
      if (taken === 0) break;
      if (this.#hashes.at(taken - 1) === hash && this.#same(taken - 1, letters, at, length)) return taken - 1;
    }
    const number = this.#from.length;
    this.#slots[slot] = number + 1;
    this.#from.push(this.#letters.length);
    this.#terms.push(term);
    this.#hashes.push(hash);
    for (let index = 0; index < length; index += 1) this.#letters.push(letters[at + index] as number);
    if (this.size * 2 > this.#slots.length) this.#grow();
    return number;
  }

  /** All words and their terms, by number. */
  read(): { words: string[]; terms: Uint32Array } {
    const letters = Buffer.from(this.#letters.whole().buffer);
    const words = Array.from({ length: this.size }, (_, number) =>
      letters.toString('utf8', this.#from.at(number), this.#end(number)),
    );
    return { words, terms: this.#terms.whole() };
  }

  #end(number: number): number {
    return number + 1 < this.size ? this.#from.at(number + 1) : this.#letters.length;
  }

  #same(number: number, letters: Buffer, at: number, length: number): boolean {
    const from = this.#from.at(number);
    if (this.#end(number) - from !== length) return false;
    for (let index = 0; index < length; index += 1)
      if (this.#letters.at(from + index) !== letters[at + index]) return false;
    return true;
  }

  #grow(): void {
    const mask = this.#slots.length * 2 - 1;
    this.#slots = new Uint32Array(mask + 1);
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.#hashes.at(number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}
