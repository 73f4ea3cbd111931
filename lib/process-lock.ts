import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, plainError } from './plain-error.ts';

/**
 * Claims a file for this process; gives the function that gives it back, or the number of the living process that holds
 * it. The claim of a process that is gone does not count, whoever carries its number now. Throws a plain error when the
 * file cannot be written.
 */
export function claim(file: string): (() => void) | number {
  const mine = `${process.pid} ${bornAt(process.pid) ?? ''}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw plainError(`${file} cannot be written (${codeOf(error)})`, error);
    }
    const holder = holderOf(file);
    if (holder !== null) return holder;
    rmSync(file, { force: true });
  }
}

/** The living process that holds a file, or null. */
export function holderOf(file: string): number | null {
  try {
    const [pid = '', born = ''] = readFileSync(file, 'utf8').split(/ (.*)/s);
    return Number(pid) > 0 && bornAt(Number(pid)) === born ? Number(pid) : null;
  } catch {
    return null;
  }
}

/** When a process began, as text that differs when the number is taken over by another one; null when it is gone. */
export function bornAt(pid: number): string | null {
  if (process.platform !== 'linux') return askPs(pid, 'lstart');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in brackets may hold anything, so count from its end: state is field 3, the start time field 22
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** One column of `ps` about a process, null when it is gone. */
export function askPs(pid: number, column: string): string | null {
  return spawnSync('ps', ['-o', `${column}=`, '-p', `${pid}`], { encoding: 'utf8' }).stdout?.trim() || null;
}
