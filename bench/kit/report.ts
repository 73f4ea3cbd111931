import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

type Bound = { most: number } | { least: number };

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

/** One figure without a bound. */
export function tell(what: string, value: number | string, unit = ''): void {
  console.log(`       ${what.padEnd(58)} ${typeof value === 'number' ? shown(value) : value} ${unit}`.trimEnd());
}

/** One figure with its bound; a figure outside makes the exit status 1. */
export function judge(what: string, value: number, unit: string, bound: Bound): void {
  const held = 'most' in bound ? value <= bound.most : value >= bound.least;
  const limit = 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`;
  console.log(`  ${held ? 'ok  ' : 'FAIL'} ${what.padEnd(58)} ${shown(value)} ${unit} (${limit})`);
  if (!held) process.exitCode = 1;
}

/** Figures of different machines and hours do not compare; this line says which these are of. */
export function tellMachine(): void {
  const load = loadavg().map((each) => each.toFixed(1));
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `  machine: ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, load ${load.join(' ')}`,
  );
}
