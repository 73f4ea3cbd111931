import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Days that are kept; what was asked but once, and not again for `once_days`, goes sooner. */
export const kept_days = 180;
const once_days = 30;

/** Forgets what was searched for long ago, and what nobody asked again. */
export const forgetSearches = declareJob('forget_searches', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, async (tx) => {
      await sql`delete from searched_words where day < app.today() - ${sql.lit(kept_days)}`.execute(tx);
      await sql`delete from searched_documents where day < app.today() - ${sql.lit(kept_days)}`.execute(tx);
      await sql`delete from searched_words w where w.asked = 1 and w.day < app.today() - ${sql.lit(once_days)}
        and not exists (select from searched_words o where o.words = w.words and o.locale = w.locale and o.day <> w.day)`.execute(
        tx,
      );
    });
  },
});

export const schedules = [declareSchedule('forget_searches', { cron: '7 4 * * *', job: forgetSearches, payload: {} })];
