import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Removes notices older than 90 days, read or not; the requests keep what happened. */
export const forgetNotices = declareJob('forget_notices', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      tx
        .deleteFrom('notices')
        .where('created_at', '<', sql<Date>`app.now() - interval '90 days'`)
        .execute(),
    );
  },
});
