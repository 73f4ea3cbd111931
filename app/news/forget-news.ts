import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { ended_days, mailed_days } from './subscriber.ts';

/** Removes sign-ups that are over, those who have heard of nothing for long, and what was mailed to whom long ago. */
export const forgetNews = declareJob('forget_news', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, async (tx) => {
      await sql`delete from news_sign_ups where expires_at < app.now()`.execute(tx);
      await sql`delete from news_subscribers where ended_at < app.now() - ${sql.lit(ended_days)} * interval '1 day'`.execute(
        tx,
      );
      await sql`delete from news_mailed where mailed_at < app.now() - ${sql.lit(mailed_days)} * interval '1 day'`.execute(
        tx,
      );
    });
  },
});
