import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

/** PostgreSQL's own log file. `lastComplaint`: the newest FATAL or PANIC since it was opened. */
export type ServerLog = { file: string; descriptor: number; close(): void; lastComplaint(): string | null };

const most_bytes = 10 * 1024 * 1024;

/** Opens the log (0600) to append; one that has grown past 10 MiB is kept once as `.1`. */
export function openLog(file: string): ServerLog {
  if (existsSync(file) && statSync(file).size > most_bytes) renameSync(file, `${file}.1`);
  const begin = existsSync(file) ? statSync(file).size : 0;
  const descriptor = openSync(file, 'a', 0o600);
  const lastComplaint = (): string | null => {
    const added = readFileSync(file).subarray(begin).toString();
    return added.match(/(?<=(?:FATAL|PANIC|postgres): {1,2}).+/g)?.at(-1) ?? null;
  };
  return { file, descriptor, close: () => closeSync(descriptor), lastComplaint };
}
