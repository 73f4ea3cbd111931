import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as LibraryLogger,
  parseCronItems,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import pg from 'pg';
import type { Login } from '../db/login.ts';
import type { Performer, Schedule } from './jobs.ts';
import { describeError, type Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { startBeacon, type Beacon } from './worker-beacon.ts';

export type Worker = {
  /** Takes no more jobs, waits up to `stop_ms` for those running, returns the rest to the queue. */
  stop: () => Promise<void>;
  /** Whether jobs are being fetched and the database answers. */
  healthy: () => boolean;
};

export type WorkerOptions<Context> = {
  login: Login;
  jobs: readonly Performer<Context>[];
  schedules: readonly Schedule<Context>[];
  context: Context;
  log: Logger;
  metrics: Metrics;
  /** jobs running at the same time */
  concurrency?: number;
  /** patience with running jobs when stopping, in milliseconds */
  stop_ms?: number;
};

// What the library stores in last_error and prints is the message of what a job throws; messages may hold personal data.
function withoutMessage(error: unknown): Error {
  const { class: kind, code, stack } = describeError(error);
  return Object.assign(new Error(code === undefined ? kind : `${kind} ${code}`), { stack: stack.join('\n') });
}

const withoutCron = (payload: unknown): unknown => {
  if (typeof payload !== 'object' || payload === null || !('_cron' in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
};

function tasksOf<Context>({ jobs, context, log, metrics }: WorkerOptions<Context>): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    if (tasks[job.name]) throw new Error(`two jobs are called ${job.name}`);
    tasks[job.name] = async (payload, { job: row, abortSignal: signal }) => {
      const started = performance.now();
      const last = row.attempts >= row.max_attempts;
      const tell = (outcome: 'done' | 'failed' | 'dead') => {
        const duration_ms = performance.now() - started;
        metrics.countJob(job.name, outcome, duration_ms / 1000);
        return { job: job.name, job_id: row.id, attempt: row.attempts, duration_ms };
      };
      try {
        await job.perform(context, withoutCron(payload), { number: row.attempts, last, signal });
        log.debug('job.done', tell('done'));
      } catch (error) {
        if (last) log.error('job.dead', { ...tell('dead'), error });
        else log.warn('job.failed', { ...tell('failed'), error });
        throw withoutMessage(error);
      }
    };
  }
  return tasks;
}

// The library's texts quote errors and payloads: only that it complained, and the error's facts, go on.
const libraryLogger = (log: Logger): LibraryLogger =>
  new LibraryLogger(() => (level, _message, meta) => {
    if (meta?.['failure'] || (level !== 'error' && level !== 'warning')) return;
    log.warn('worker.library', { outcome: level, error: meta?.['error'] });
  });

/**
 * Runs jobs and schedules until stopped, as the login that owns the schema `graphile_worker`, which must be migrated.
 * Throws when the database cannot be reached at the start; later losses heal by themselves.
 */
export async function startWorker<Context>(options: WorkerOptions<Context>): Promise<Worker> {
  const { login, schedules, log, metrics, concurrency = 4, stop_ms = 15_000 } = options;
  const taskList = tasksOf(options);
  const logger = libraryLogger(log);
  const parsedCronItems = parseCronItems(
    schedules.map(({ name, cron, job, payload, backfill_ms }) => ({
      identifier: name,
      task: job.name,
      match: cron,
      payload,
      options: { maxAttempts: job.max_attempts, backfillPeriod: backfill_ms, jobKey: `schedule:${name}` },
    })),
  );
  const pgPool = new pg.Pool({ ...login, max: concurrency + 4, application_name: 'arrimo_worker' });
  // a connection in use tells its loss to whoever uses it; without a listener the process would end
  pgPool.on('connect', (client) => client.on('error', () => {}));
  pgPool.on('error', (error) => log.warn('worker.connection_lost', { error }));
  metrics.watchPool('worker', () => ({
    total: pgPool.totalCount,
    idle: pgPool.idleCount,
    waiting: pgPool.waitingCount,
  }));

  const begin = async (): Promise<{ runner: Runner; workers: WorkerPool; beacon: Beacon }> => {
    const events: WorkerEvents = new EventEmitter();
    const made: { workers?: WorkerPool } = {};
    events.once('pool:create', ({ workerPool }) => (made.workers = workerPool));
    const runner = await run({
      pgPool,
      events,
      logger,
      taskList,
      parsedCronItems,
      noHandleSignals: true,
      preset: {
        worker: { concurrentJobs: concurrency, localQueue: { size: concurrency * 8 }, completeJobBatchDelay: 0 },
      },
    });
    const { workers } = made;
    if (!workers) throw new Error('the job library made no worker pool');
    return { runner, workers, beacon: await startBeacon(login, workers.id, log) };
  };

  const stopping = new AbortController();
  let running = false;
  let { runner, workers, beacon } = await begin().catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  const watch = async (): Promise<void> => {
    for (let wait = 500; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      if (running) {
        await runner.promise.catch((error: unknown) => log.error('worker.ended', { error }));
        running = false;
        wait = 500;
        await beacon.stop();
      } else {
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        const next = await begin().catch((error: unknown) => log.error('worker.restart_failed', { error }));
        if (next) [{ runner, workers, beacon }, running] = [next, true];
        if (next && stopping.signal.aborted) await runner.stop();
      }
    }
  };
  running = true;
  const watched = watch();
  log.info('worker.started', { count: options.jobs.length });
  return {
    healthy: () => running && beacon.alive(),
    async stop() {
      if (stopping.signal.aborted) return watched;
      stopping.abort();
      const patience = new AbortController();
      // runner.kill() does nothing once runner.stop() was called, so the pool itself is told
      const given_up = sleep(stop_ms, undefined, { signal: patience.signal })
        .then(() => workers.forcefulShutdown('stopped while running'))
        .catch(() => {});
      await runner.stop().catch(() => {});
      patience.abort();
      await given_up;
      await watched;
      await beacon.stop();
      await pgPool.end();
      log.info('worker.stopped');
    },
  };
}
