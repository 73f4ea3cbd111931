import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Category } from './news.ts';

/** A news item as a mail tells it. */
export type Told = {
  id: string;
  slug: string;
  locale: string;
  title: string;
  summary: string;
  category: Category | null;
  effective_on: string | null;
  states: string[];
  expected_on: string | null;
  modules: string[];
};

/** News by their ids, what binds first, then in the order they were announced. */
export async function toldNews(tx: Tx, ids: readonly string[]): Promise<Told[]> {
  const { rows } =
    await sql<Told>`select d.id, d.slug, d.locale, d.title, d.summary, n.category, n.effective_on::text as effective_on, n.states,
      n.expected_on::text as expected_on, array(select m.name from news_modules x join modules m on m.id = x.module_id where x.document_id = d.id order by m.name) as modules
    from documents d join news n on n.document_id = d.id where d.id = any (${[...ids]}::uuid[])
    order by n.category is distinct from 'legislation', n.announcement desc`.execute(tx);
  return rows;
}
