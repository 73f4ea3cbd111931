import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { ContentLocale, ResultType } from './result.ts';

export const periods = [7, 30, 90, 180] as const;
export type Period = (typeof periods)[number];

/** A page of either list holds so many; what comes after them is asked less. */
export const listed = 100;
/** A search is shown when it was asked on so many days, or so many times: what one person typed once stays theirs. */
const fewest = { days: 2, times: 3 };
/** Times a document is shown before it tells something that nobody opened it. */
export const often = 5;

export type Searched = {
  words: string;
  locale: ContentLocale;
  asked: number;
  unanswered: number;
  last_day: string;
};
export type Unopened = {
  id: string;
  type: Exclude<ResultType, 'ticket' | 'known_issue'>;
  slug: string;
  title: string;
  locale: ContentLocale;
  product_name: string | null;
  shown: number;
  last_day: string;
};

const since = (days: Period) => sql`app.today() - ${sql.lit(days)}`;

/** What was searched for: `none` found nothing, `unopened` found something that nobody opened. The most asked first. */
export async function searches(tx: Tx, days: Period, which: 'none' | 'unopened'): Promise<Searched[]> {
  const wanted = which === 'none' ? sql`sum(unanswered) > 0` : sql`sum(opened) = 0 and sum(unanswered) = 0`;
  const { rows } = await sql<Searched>`
    select words, locale, sum(asked)::int as asked, sum(unanswered)::int as unanswered, max(day)::text as last_day
    from searched_words where day >= ${since(days)} group by words, locale
    having ${wanted} and (count(*) >= ${sql.lit(fewest.days)} or sum(asked) >= ${sql.lit(fewest.times)})
    order by ${which === 'none' ? sql`4` : sql`3`} desc, words, locale limit ${sql.lit(listed)}`.execute(tx);
  return rows;
}

/** Published documents that searches show often and nobody opens from there. */
export async function unopenedDocuments(tx: Tx, days: Period): Promise<Unopened[]> {
  const { rows } = await sql<Unopened>`
    select d.id, d.kind as type, d.slug, d.title, d.locale, (select p.name from products p where p.id = d.product_id) as product_name, s.shown, s.last_day
    from (select document_id, sum(shown)::int as shown, max(day)::text as last_day from searched_documents where day >= ${since(days)}
      group by document_id having sum(opened) = 0 and sum(shown) >= ${sql.lit(often)}) s
    join documents d on d.id = s.document_id where d.state in ('published', 'outdated')
    order by s.shown desc, d.id limit ${sql.lit(listed)}`.execute(tx);
  return rows;
}
