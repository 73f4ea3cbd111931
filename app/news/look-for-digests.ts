import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { tellSubscribers } from './tell-subscribers.ts';

/**
 * Sends the digests that are due by the vendor's clock, the daily one once a day and the weekly one once a week: whoever takes the row
 * notes the day in the same transaction. What a stopped process missed goes out later on the same day, or in the same week.
 */
export const lookForDigests = declareJob('look_for_digests', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, async (tx) => {
      const daily = await sql`update news_digests set daily_on = app.today()
        where daily_on < app.today() and extract(hour from app.local_now()) >= hour returning id`.execute(tx);
      if (daily.rows.length > 0) await tellSubscribers.later(tx, { frequency: 'daily' }, { key: 'tell_daily' });
      const weekly = await sql`update news_digests set weekly_on = app.today()
        where weekly_on < date_trunc('week', app.today())::date
          and app.local_now() >= date_trunc('week', app.local_now()) + (weekday - 1) * interval '1 day' + hour * interval '1 hour' returning id`.execute(
        tx,
      );
      if (weekly.rows.length > 0) await tellSubscribers.later(tx, { frequency: 'weekly' }, { key: 'tell_weekly' });
    });
  },
});

export const digest_schedule = declareSchedule('look_for_digests', {
  cron: '*/5 * * * *',
  job: lookForDigests,
  payload: {},
});
