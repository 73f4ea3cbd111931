import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Login } from '../../db/login.ts';
import { newLog } from '../../lib/log.ts';
import { claim } from '../../lib/process-lock.ts';
import { Index } from '../search-index/search-index.ts';
import { keepLists, type Make } from './keeper.ts';
import { keptLists, makeListFile } from './list-file.ts';
import { readMoment } from './lists.ts';
import { serveLists } from './serve.ts';
import { type Errand, held_elsewhere } from './start.ts';

// A process of its own, one a machine (see start.ts): it holds the lists and answers over a socket, or makes the file of the lists and ends.
const errand = await new Promise<Errand>((resolve) => process.once('message', (sent: Errand) => resolve(sent)));
const { login, folder, socket_path, log_level, terminal } = errand;
const log = newLog({ level: log_level, write: (line) => void process.stderr.write(line), terminal });

if (errand.what === 'make') {
  process.send?.(await makeListFile(login, folder), () => process.exit(0));
  await new Promise(() => {});
}
const release = claim(path.join(folder, 'lock'));
if (typeof release === 'number') process.exit(held_elsewhere);

const lists = keepLists({
  login,
  log,
  make: () => makeBeside(login),
  kept: (database) => keptLists(login, folder, database),
});
const server = await serveLists(lists, socket_path);
const stop = async (): Promise<void> => {
  server.close();
  await lists.close();
  release();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect']) process.once(signal, () => void stop());
process.send?.('listening');

/** Lists are made in another process, so that this one goes on answering; then it takes their file. */
async function makeBeside(as: Login): ReturnType<Make> {
  const maker = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  maker.send({ ...errand, login: as, what: 'make' } satisfies Errand);
  const ended = once(maker, 'exit').then(() => null);
  const file: string | null = await Promise.race([once(maker, 'message').then(([sent]) => String(sent)), ended]);
  const index = file && (await Index.load(file));
  const unseen = index && readMoment(index.horizon);
  if (!index || !unseen) throw new Error('the lists were not made');
  return { index, unseen };
}
