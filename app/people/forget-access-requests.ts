import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Removes requests for access past their time, answered or not: they hold addresses of people who are nobody's. */
export const forgetAccessRequests = declareJob('forget_access_requests', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      tx
        .deleteFrom('access_requests')
        .where('expires_at', '<', sql<Date>`app.now()`)
        .execute(),
    );
  },
});

export const forget_access_schedule = declareSchedule('forget_access_requests', {
  cron: '17 4 * * *',
  job: forgetAccessRequests,
  payload: {},
});
