import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { tell } from '../lib/plain-error.ts';
import { ensureAssets } from './bundle/assets.ts';
import { stopWished } from './run/stop.ts';
import { root } from './root.ts';
import { with_tsx } from './tool.ts';

const folders = ['app', 'ui', 'lib', 'adapters', 'locales', 'db', 'bin'];
const settle_ms = 150;

/** `arrimo dev`: the portal from its sources; every change builds the assets that need it and restarts. */
export async function run(): Promise<number> {
  const wished = stopWished();
  let child = await begin();
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const again = async (): Promise<void> => {
    await end(child);
    child = await begin();
  };
  const changed = (_: string, file: string | null): void => {
    if (!file || !/\.(tsx?|css|sql|mjs|svg)$/.test(file) || /\.test\.tsx?$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (turn = turn.then(again)), settle_ms);
  };
  for (const folder of folders) watch(path.join(root, folder), { recursive: true }, changed);
  watch(root, (event, file) => file && ['main.ts', 'config.ts'].includes(file) && changed(event, file));
  await wished;
  clearTimeout(timer);
  await turn;
  await end(child);
  process.exit(0); // the watchers would keep us
}

async function begin(): Promise<ChildProcess> {
  await ensureAssets().catch((error: unknown) => console.error(tell(error)));
  const entry = path.join(root, 'bin/serve.ts');
  return spawn(process.execPath, [...with_tsx, '--enable-source-maps', entry], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
