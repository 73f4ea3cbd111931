import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { holding, ofModule } from './find.ts';
import type { Category, ModuleName } from './news.ts';

/** A public news item as it goes to programs and panels of others. */
export type FeedItem = {
  id: string;
  slug: string;
  locale: string;
  title: string;
  summary: string;
  html: string | null;
  body: string;
  published_at: Date;
  updated_at: Date;
  category: Category | null;
  pinned: boolean;
  effective_on: string | null;
  states: string[];
  expected_on: string | null;
  release: string | null;
  modules: { product: string; module: string; name: string }[];
};

/** Items of a feed. */
export const feed_size = 30;
const calendar_size = 500;

const columns = sql`d.id, d.slug, d.locale, d.title, d.summary, d.html, d.body, d.published_at, d.updated_at, n.category, n.pinned,
  n.effective_on::text as effective_on, n.states, n.expected_on::text as expected_on, r.code as release,
  coalesce((select jsonb_agg(jsonb_build_object('product', p.code, 'module', m.code, 'name', m.name) order by p.code, m.code)
    from news_modules x join modules m on m.id = x.module_id join products p on p.id = m.product_id where x.document_id = d.id), '[]'::jsonb) as modules`;

/** The newest public news for panels in the product, of one module with what concerns everybody, or of all. */
export async function feedItems(tx: Tx, module: ModuleName | null): Promise<FeedItem[]> {
  const of_module = module ? sql`and (n.module_ids = '{}' or ${ofModule(module)})` : sql``;
  const order = sql`order by n.published_at desc, n.document_id desc`;
  const { rows } = await sql<FeedItem>`select ${columns} from (
      select n.* from news n where ${holding(false)} and n.audience = 'public' and n.in_product ${of_module} ${order} limit ${sql.lit(feed_size)}) n
    join documents d on d.id = n.document_id left join releases r on r.id = n.release_id ${order}`.execute(tx);
  return rows;
}

/** The name of a module, or null when there is none by these codes. */
export async function feedModule(tx: Tx, { product, module }: ModuleName): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select m.name from modules m join products p on p.id = m.product_id
    where upper(m.code) = upper(${module}) and (${product}::text is null or upper(p.code) = upper(${product}::text)) order by m.id limit 1`.execute(
    tx,
  );
  return rows[0]?.name ?? null;
}

/** Public legislation of the last year and of all that is to come, for a calendar. */
export async function calendarItems(
  tx: Tx,
  { state, module }: { state: string | null; module: ModuleName | null },
): Promise<FeedItem[]> {
  const { rows } =
    await sql<FeedItem>`select ${columns} from news n join documents d on d.id = n.document_id left join releases r on r.id = n.release_id
    where ${holding(false)} and n.audience = 'public' and n.effective_on > app.today() - 366
      ${state ? sql`and (n.states = '{}' or ${state} = any (n.states))` : sql``} ${module ? sql`and ${ofModule(module)}` : sql``}
    order by n.effective_on, n.document_id limit ${sql.lit(calendar_size)}`.execute(tx);
  return rows;
}
