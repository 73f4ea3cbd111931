import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentState } from '../content/document.ts';
import type { Category } from './news.ts';

/** The lists of the desk. */
export const desk_lists = ['current', 'unpublished', 'past'] as const;
export type DeskList = (typeof desk_lists)[number];

export type DeskRow = {
  id: string;
  title: string;
  locale: string;
  category: Category | null;
  state: DocumentState;
  modules: string[];
  published_at: Date;
  publish_at: Date | null;
  effective_on: string | null;
  expected_on: string | null;
  ends_on: string | null;
  posts: number;
  moment: string;
};

const conditions = {
  current: sql<boolean>`n.state in ('published', 'outdated') and (n.ends_on is null or n.ends_on >= app.today())`,
  past: sql<boolean>`((n.state in ('published', 'outdated') and n.ends_on < app.today()) or n.state = 'archived')`,
  unpublished: sql<boolean>`n.state in ('draft', 'in_review', 'scheduled')`,
} as const;

/** News as their editors see them, what was changed or published last first. */
export async function deskNews(
  tx: Tx,
  { list, after, limit }: { list: DeskList; after: { moment: string; id: string } | null; limit: number },
): Promise<DeskRow[]> {
  const older = after
    ? sql`and (n.published_at, n.document_id) < (${after.moment}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<DeskRow>`select d.id, d.title, d.locale, n.category, d.state, d.published_at, d.publish_at,
      n.effective_on::text as effective_on, n.expected_on::text as expected_on, d.ends_on::text as ends_on, d.published_at::text as moment,
      array(select m.name from news_modules x join modules m on m.id = x.module_id where x.document_id = d.id order by m.name) as modules,
      (select count(*)::int from news_posts x where x.document_id = d.id) as posts
    from documents d join news n on n.document_id = d.id
    where ${conditions[list]} ${older} order by n.published_at desc, n.document_id desc limit ${sql.lit(limit)}`.execute(
    tx,
  );
  return rows;
}

export type Post = { id: string; place: string; posted_at: Date; name: string };

/** Where a news item was posted, the latest first. */
export async function postsOf(tx: Tx, document_id: string): Promise<Post[]> {
  const { rows } =
    await sql<Post>`select x.id, x.place, x.posted_at, p.name from news_posts x join persons p on p.id = x.person_id
    where x.document_id = ${document_id} order by x.posted_at desc, x.id desc limit 50`.execute(tx);
  return rows;
}

/** When a scheduled document appears. */
export async function publishAt(tx: Tx, id: string): Promise<Date | null> {
  const found = await tx.selectFrom('documents').select('publish_at').where('id', '=', id).executeTakeFirst();
  return found?.publish_at ?? null;
}

export type OfferedRelease = { id: string; code: string; product_name: string };

/** Releases a planned delivery can be of, the newest first. */
export async function offeredReleases(tx: Tx): Promise<OfferedRelease[]> {
  const { rows } =
    await sql<OfferedRelease>`select r.id, r.code, p.name as product_name from releases r join products p on p.id = r.product_id
    where r.archived_at is null order by lower(p.name), r.code desc limit 200`.execute(tx);
  return rows;
}

/** Communities that are open, those of the item's modules first. */
export async function communitiesFor(tx: Tx, document_id: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`select c.title from communities c where c.closed_at is null
    order by coalesce(c.module_id = any ((select n.module_ids from news n where n.document_id = ${document_id})::uuid[]), false) desc, lower(c.title) limit 50`.execute(
    tx,
  );
  return rows.map(({ title }) => title);
}
