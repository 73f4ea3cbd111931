import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** A key of an answer is good for a day; tokens are gone half a year after their end, like sessions (Lei 12.965/2014, art. 15). */
export const forgetProgramTraces = declareJob('forget_program_traces', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      Promise.all([
        tx
          .deleteFrom('idempotency_keys')
          .where('created_at', '<', sql<Date>`app.now() - interval '1 day'`)
          .execute(),
        tx
          .deleteFrom('api_tokens')
          .where(sql<boolean>`least(expires_at, revoked_at) < app.now() - interval '6 months'`)
          .execute(),
      ]),
    );
  },
});

export const schedules = [
  declareSchedule('forget_program_traces', { cron: '41 * * * *', job: forgetProgramTraces, payload: {} }),
];
