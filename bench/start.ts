import { cpSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../bin/root.ts';
import { load, residentOf } from './kit/load.ts';
import { median } from './kit/numbers.ts';
import { newFolder, type Portal, startPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';
import { marina, signIn } from './kit/sign-in.ts';

// How long until `ready`, and how much memory the process takes. In a copy of the checkout, so that nobody's build is touched.
const later_starts = 5;
const requests = 5_000;

const { folder, remove } = newFolder();
try {
  const checkout = copyOf(root, path.join(folder, 'checkout'));
  const first = path.join(folder, 'first');
  const stale = await startPortal({ data_dir: first, checkout });
  judge('first start, nothing built, no data', stale.ready_ms / 1000, 's', { most: 12 });
  await stale.stop();
  const fresh = await startPortal({ data_dir: path.join(folder, 'second'), checkout });
  judge('first start, build fresh, no data', fresh.ready_ms / 1000, 's', { most: 12 });
  await fresh.stop();
  const times: number[] = [];
  for (let start = 0; start < later_starts; start++) {
    const portal = await startPortal({ data_dir: first, checkout });
    times.push(portal.ready_ms / 1000);
    if (start === later_starts - 1) await weigh(portal);
    await portal.stop();
  }
  tell('later starts', times.map((time) => time.toFixed(2)).join(' '), 's');
  judge('later starts, median', median(times), 's', { most: 3 });
} finally {
  remove();
}
tellMachine();

async function weigh(portal: Portal): Promise<void> {
  judge('memory of node in RAM after the start', residentOf(portal.pid), 'MB', { most: 200 });
  const headers = { cookie: await signIn(portal.url, marina), 'accept-encoding': 'gzip, deflate, br' };
  let asked = 0;
  while (asked < requests) asked += (await load({ url: portal.url, pid: portal.pid, headers }, 16, 5)).count;
  judge(`memory of node in RAM after ${asked} requests`, residentOf(portal.pid), 'MB', { most: 200 });
}

/** The checkout without what is built, installed or stored; the installed packages are linked. */
function copyOf(from: string, to: string): string {
  const left_out = new Set(['node_modules', 'build', 'data', '.git']);
  cpSync(from, to, { recursive: true, filter: (file) => !left_out.has(path.relative(from, file)) });
  symlinkSync(path.join(from, 'node_modules'), path.join(to, 'node_modules'));
  return to;
}
