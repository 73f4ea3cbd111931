import pg from 'pg';
import type { Login } from '../db/login.ts';
import type { Logger } from './log.ts';

const beat_ms = 15_000;
const retry_ms = 1_000;

// graphile-worker itself gives up on jobs of a killed process only after four hours. A job counts as abandoned when no
// connection bears the name of the pool that locked it; ten seconds leave a new pool time to show its own.
const free_abandoned = `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker.jobs
  where locked_at < now() - interval '10 seconds' and locked_by <> $1
  and not exists (select from pg_stat_activity where application_name = locked_by)))`;

export type Beacon = { alive: () => boolean; stop: () => Promise<void> };

/**
 * Keeps a connection open under the worker pool's name, so that others see it lives, and every 15 s returns the jobs of
 * pools that no longer do. It reconnects by itself; `alive` tells whether the last beat was answered.
 */
export async function startBeacon(login: Login, pool_id: string, log: Logger): Promise<Beacon> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let beating: Promise<void> = Promise.resolve();
  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => (beating = beat()), ms);
  };
  const lose = (error: unknown): void => {
    if (!stopped && client) log.warn('worker.beacon_lost', { error });
    client?.end().catch(() => {});
    client = null;
    plan(retry_ms);
  };
  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ ...login, application_name: pool_id, query_timeout: beat_ms });
    fresh.on('error', (error) => client === fresh && lose(error));
    await fresh.connect();
    return fresh;
  };
  const beat = async (): Promise<void> => {
    try {
      client ??= await connect();
      await client.query(free_abandoned, [pool_id]);
      plan(beat_ms);
    } catch (error) {
      lose(error);
    }
  };
  await (beating = beat());
  return {
    alive: () => client !== null,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await beating;
      await client?.end().catch(() => {});
      client = null;
    },
  };
}
