/** Small numbers for ids and other names, so that a column of a million rows holds numbers. 0 is none. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];

  static of(names: readonly string[]): Names {
    const made = new Names();
    for (const name of names.slice(1)) made.number(name);
    return made;
  }

  /** Its number, given at the first call. */
  number(name: string | null): number {
    if (name === null) return 0;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** Its number, −1 for a name that no row has. */
  find(name: string | null): number {
    return name === null ? 0 : (this.#numbers.get(name) ?? -1);
  }

  name(number: number): string {
    return this.#names[number] ?? '';
  }

  all(): string[] {
    return this.#names;
  }
}
