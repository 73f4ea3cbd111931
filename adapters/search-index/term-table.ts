const first_size = 1 << 12;

/** Numbers terms in the order they come: from a term of 32 bits to 0, 1, 2 … */
export class TermTable {
  #terms = new Uint32Array(first_size);
  // One more than the number; 0 is free.
  #slots = new Uint32Array(first_size);
  size = 0;

  static of(terms: Uint32Array): TermTable {
    const table = new TermTable();
    table.#resize(terms.length);
    for (const term of terms) table.add(term);
    return table;
  }

  /** The number of a term, −1 when it is unknown. */
  find(term: number): number {
    const mask = this.#terms.length - 1;
    for (let at = term & mask; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] as number;
      if (slot === 0) return -1;
      if (this.#terms[at] === term) return slot - 1;
    }
  }

  add(term: number): number {
    const mask = this.#terms.length - 1;
    let at = term & mask;
    for (; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] as number;
      if (slot === 0) break;
      if (this.#terms[at] === term) return slot - 1;
    }
    this.#terms[at] = term;
    this.#slots[at] = this.size + 1;
    this.size += 1;
    if (this.size * 2 > this.#terms.length) this.#resize(this.size);
    return this.size - 1;
  }

  /** The terms by their number. */
  terms(): Uint32Array {
    const terms = new Uint32Array(this.size);
    for (const [at, slot] of this.#slots.entries()) if (slot > 0) terms[slot - 1] = this.#terms[at] as number;
    return terms;
  }

  #resize(wanted: number): void {
    let size = this.#terms.length;
    while (size < wanted * 3) size *= 2;
    const [terms, slots] = [this.#terms, this.#slots];
    this.#terms = new Uint32Array(size);
    this.#slots = new Uint32Array(size);
    for (const [from, slot] of slots.entries()) {
      if (slot === 0) continue;
      const term = terms[from] as number;
      let at = term & (size - 1);
      while (this.#slots[at] !== 0) at = (at + 1) & (size - 1);
      this.#terms[at] = term;
      this.#slots[at] = slot;
    }
  }
}
