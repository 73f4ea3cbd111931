import { sql } from 'kysely';
import { z } from 'zod';
import { system, type Tx } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { tellSubscribers } from './tell-subscribers.ts';

/** News that was published longer ago is known or imported: nobody is written to about it. */
const news_hours = 72;
const most = 500;

/**
 * Gives what has been published its number, in order, whoever and whatever published it. One at a time: a number must not appear behind a
 * later one that has been told already. Out: how many there were.
 */
export async function announceNews(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('news_announced', 0))`.execute(tx);
  const { rows } = await sql<{ fresh: boolean }>`
    with fresh as (
      select n.document_id, d.published_at, d.published_at > app.now() - ${sql.lit(news_hours)} * interval '1 hour' and n.by_mail as told
      from news n join documents d on d.id = n.document_id
      where n.announcement is null and d.state = 'published' and d.audience <> 'staff' order by d.published_at, d.id limit ${sql.lit(most)}),
    placed as (select document_id, told, row_number() over (order by published_at, document_id) as place from fresh)
    update news n set announcement = (select coalesce(max(announcement), 0) from news) + p.place, by_mail = p.told
    from placed p where p.document_id = n.document_id returning p.told as fresh`.execute(tx);
  return rows.filter(({ fresh }) => fresh).length;
}

/** Looks once a minute for news that nobody has been told of, and tells those who want to know at once. */
export const lookForNews = declareJob('look_for_news', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, async (tx) => {
      if ((await announceNews(tx)) > 0)
        await tellSubscribers.later(tx, { frequency: 'immediately' }, { key: 'tell_immediately' });
    });
  },
});

export const news_schedule = declareSchedule('look_for_news', { cron: '* * * * *', job: lookForNews, payload: {} });
