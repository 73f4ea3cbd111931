const bits = 18;
const size = 1 << bits;

/** A list of numbers that grows without being copied. */
export class Chunks<Numbers extends Uint32Array | Uint8Array> {
  readonly #parts: Numbers[] = [];
  readonly #make: (size: number) => Numbers;
  length = 0;

  constructor(make: (size: number) => Numbers) {
    this.#make = make;
  }

  push(value: number): void {
    const place = this.length & (size - 1);
    if (place === 0) this.#parts.push(this.#make(size));
    (this.#parts[this.length >>> bits] as Numbers)[place] = value;
    this.length += 1;
  }

  at(index: number): number {
    return (this.#parts[index >>> bits] as Numbers)[index & (size - 1)] as number;
  }

  /** All of them in one piece. */
  whole(): Numbers {
    const whole = this.#make(this.length);
    for (const [index, part] of this.#parts.entries()) {
      const from = index * size;
      whole.set(part.subarray(0, Math.min(size, this.length - from)), from);
    }
    return whole;
  }
}

export const numbers = (): Chunks<Uint32Array> => new Chunks((size) => new Uint32Array(size));
export const bytes = (): Chunks<Uint8Array> => new Chunks((size) => new Uint8Array(size));
