/** The middle of a list of numbers; NaN for an empty one. */
export const median = (values: readonly number[]): number => share(values, 0.5);

/** The value below which `part` (0–1) of the list lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Runs every step once per round, the other way round in every second one, so that a busy moment of the machine hits all alike. */
export async function alternate(rounds: number, steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (let round = 0; round < rounds; round++) for (const step of round % 2 ? steps.toReversed() : steps) await step();
}
