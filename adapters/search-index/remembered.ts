/** Answers by a key, the last used ones up to a number. */
export class Remembered<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make();
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) for (const oldest of this.#values.keys()) return this.#drop(oldest, value);
    return value;
  }

  #drop(key: string, value: Value): Value {
    this.#values.delete(key);
    return value;
  }
}
