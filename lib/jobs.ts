import { sql } from 'kysely';
import type { z, ZodType } from 'zod';
import { compiledOnce } from './compiled.ts';
import type { Tx } from './transaction.ts';

/** Which try this is (1 is the first), whether it is the last before the job is set aside, and the call to stop early. */
export type Attempt = { number: number; last: boolean; signal: AbortSignal };

export type Performer<Context> = {
  name: string;
  max_attempts: number;
  /** Runs the job on a stored payload; throws when the payload does not fit or the work failed. */
  perform: (context: Context, payload: unknown, attempt: Attempt) => Promise<void>;
};

export type Job<Context, Payload> = Performer<Context> & {
  /**
   * Enqueues within the caller's transaction: the job exists exactly when the transaction commits.
   * `run_at`: not before (default now); `key`: replaces a waiting job of the same key instead of adding one.
   */
  later: (tx: Tx, payload: Payload, when?: { run_at?: Date; key?: string }) => Promise<void>;
};

export type Schedule<Context> = {
  name: string;
  /** five fields of crontab, in UTC */
  cron: string;
  job: Performer<Context>;
  payload: Record<string, unknown>;
  /** how far back missed runs are made up for, in milliseconds */
  backfill_ms: number;
};

const id_like = /^[\w:.+-]{0,128}$/;

// Queue rows outlive what they speak of and are read by operators, so they hold ids, numbers and dates, never a name,
// an address or a text: a string with a space or an @ is a mistake in the caller.
function idsOnly(value: unknown): boolean {
  if (typeof value === 'string') return id_like.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(idsOnly);
}

/**
 * Declares a job. It runs at least once: `run` must bear repetition, also at the same time in two processes. A try that
 * throws is repeated after e^try seconds (at most 6 h), `max_attempts` times in all (12: about 16 h); then the row stays
 * as a dead letter.
 * `schema`: what a payload is, ids only. `later` throws on a payload that does not fit.
 */
export function declareJob<Context, Schema extends ZodType<object, object>>(
  name: string,
  options: {
    schema: Schema;
    max_attempts?: number;
    run: (context: Context, payload: z.output<Schema>, attempt: Attempt) => Promise<void>;
  },
): Job<Context, z.input<Schema>> {
  if (!/^[a-z][a-z0-9_.]{1,60}$/.test(name)) throw new Error(`not a job name: ${name}`);
  const { schema, max_attempts = 12, run } = options;
  return {
    name,
    max_attempts,
    perform: async (context, payload, attempt) => run(context, schema.parse(payload), attempt),
    async later(tx, payload, { run_at, key } = {}) {
      schema.parse(payload);
      if (!idsOnly(payload)) throw new Error(`the payload of ${name} holds more than ids`);
      const body = JSON.stringify(payload);
      const job = { name, body, run_at: run_at ?? null, key: key ?? null, max_attempts };
      await compiledOnce(
        tx,
        'job',
        job,
        (_db, given) =>
          sql`select app.add_job(${given.name}::text, ${given.body}::json, ${given.run_at}::timestamptz, ${given.key}::text, ${given.max_attempts}::int)`,
      );
    },
  };
}

/**
 * Declares that a job runs by the clock. However many workers there are, each time runs once; while one run waits, the
 * next replaces it. `cron`: minute, hour, day, month, weekday, in UTC.
 */
export function declareSchedule<Context, Payload extends Record<string, unknown>>(
  name: string,
  options: { cron: string; job: Job<Context, Payload>; payload: Payload; backfill_ms?: number },
): Schedule<Context> {
  const { cron, job, payload, backfill_ms = 0 } = options;
  return { name, cron, job, payload, backfill_ms };
}
