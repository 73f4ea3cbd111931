import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config.ts';
import type { Logins } from '../../db/login.ts';
import type { Logger } from '../../lib/log.ts';

/** What the first process tells a web process: where to listen and how to log in. Passwords do not pass through the environment. */
export type Errand = { config: Config; logins: Logins; migrations: readonly string[] };

export type WebProcesses = { stop(): Promise<void> };

const rest_ms = 1_000;
const patience_ms = 12_000;

/** Starts `count` web processes and waits until all listen; one that dies is replaced until `stop`. */
export async function startWebProcesses(count: number, errand: Errand, log: Logger): Promise<WebProcesses> {
  let stopping = false;
  const begin = async (): Promise<void> => {
    const worker = cluster.fork();
    worker.once('message', () => worker.send(errand));
    worker.once('exit', (_, signal) => void again(worker, signal));
    await Promise.race([once(worker, 'listening'), once(worker, 'exit')]);
  };
  const again = async (worker: Worker, signal: string): Promise<void> => {
    if (stopping) return;
    log.error('web_process.died', { pid: worker.process.pid, signal });
    await sleep(rest_ms);
    if (!stopping) await begin();
  };
  await Promise.all(Array.from({ length: count }, begin));
  return {
    async stop() {
      stopping = true;
      const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
      const gone = Promise.all(workers.map((worker) => once(worker, 'exit')));
      for (const worker of workers) worker.process.kill('SIGTERM');
      await Promise.race([gone, sleep(patience_ms, undefined, { ref: false })]);
      for (const worker of workers) if (!worker.isDead()) worker.process.kill('SIGKILL');
    },
  };
}

/** In a web process: asks the first one what to do. */
export async function askErrand(): Promise<Errand> {
  const { promise, resolve } = Promise.withResolvers<Errand>();
  process.once('message', (errand: Errand) => resolve(errand));
  process.send?.('errand?');
  return promise;
}
