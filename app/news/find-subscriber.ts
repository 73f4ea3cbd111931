import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { NewsChoice } from './choose-news.ts';

export type OfferedModule = { id: string; code: string; name: string; product_name: string };

/** Every module in use, by product and name: what one can subscribe to. */
export async function offeredModules(tx: Tx): Promise<OfferedModule[]> {
  const { rows } =
    await sql<OfferedModule>`select m.id, m.code, m.name, p.name as product_name from modules m join products p on p.id = m.product_id
    where m.archived_at is null and p.archived_at is null order by lower(p.name), lower(m.name) limit 200`.execute(tx);
  return rows;
}

/** What somebody signed in has chosen to hear of; empty when nothing. */
export async function ownChoices(tx: Tx): Promise<NewsChoice[]> {
  const { rows } =
    await sql<NewsChoice>`select x.module_id, x.frequency from news_subscriptions x join news_subscribers s on s.id = x.subscriber_id limit 201`.execute(
      tx,
    );
  return rows;
}
