import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** What a client saw, and what the server spent. Times in ms; `bytes` on the wire and `cpu_ms` of the server's node, both per request. */
export type Load = {
  per_second: number;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  count: number;
  cpu_ms: number;
};

/** `paths`: asked for in turn, instead of `url` itself. `form`: sent by POST, `{id}` in it a new one each time; its answer is a redirect. */
export type Target = {
  url: string;
  pid: number;
  headers: Record<string, string>;
  paths?: readonly string[];
  form?: string;
  /** Of a right answer; 200 when nothing is said, 303 for a form. */
  status?: number;
};

const run = promisify(execFile);

/** Asks for a page again and again from another process. Throws when any answer was not the page. */
export async function load(target: Target, connections: number, seconds: number): Promise<Load> {
  const { pid, ...asked } = target;
  const before = cpuOf(pid);
  const { stdout } = await run(process.execPath, [
    path.join(import.meta.dirname, 'cannon.mjs'),
    JSON.stringify({ ...asked, connections, seconds }),
  ]);
  const seen: Omit<Load, 'cpu_ms'> & { failed: number; how: string } = JSON.parse(stdout);
  if (seen.failed > 0 || seen.count === 0) throw new Error(`${target.url}: ${seen.how}`);
  return { ...seen, cpu_ms: (cpuOf(pid) - before) / seen.count };
}

/** CPU time a process has spent, user and system, in ms (proc(5): clock ticks of 10 ms). */
export function cpuOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory of a process that is in RAM now, in MB of 10^6 bytes. */
export function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}
