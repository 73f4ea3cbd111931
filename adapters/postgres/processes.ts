import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { askPs, bornAt } from '../../lib/process-lock.ts';

const linux = process.platform === 'linux';

/** Whether a living process is a PostgreSQL of this data folder; a number taken over by another program is not. */
export function isPostgresOf(pid: number, folder: string): boolean {
  if (!linux) return askPs(pid, 'command')?.includes(folder) ?? false;
  if (bornAt(pid) === null) return false;
  try {
    // every process of PostgreSQL stands in its data folder
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder
    );
  } catch {
    return false;
  }
}

/** Every living PostgreSQL process of a data folder, the orphans of a killed server included (found on Linux only). */
export function processesOf(folder: string): number[] {
  if (!linux) return [];
  const pids = readdirSync('/proc').map(Number);
  return pids.filter((pid) => pid > 0 && isPostgresOf(pid, folder));
}
