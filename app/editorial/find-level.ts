import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentState } from '../content/document.ts';
import type { Near } from './find-edited.ts';

export const level_shown = 100;

/** Pages that stand beside one another: those below a page, or the first of a product. */
export type Level = { product_id: string; product_name: string; above: Near[] };
export type Placed = {
  id: string;
  slug: string;
  title: string;
  locale: string;
  state: DocumentState;
  module_name: string | null;
  below: number;
  first: boolean;
  last: boolean;
};

/** The level below a page (`under`), or of a product; with the pages above it, the topmost first. Undefined when there is none. */
export async function levelOf(
  tx: Tx,
  { under, product }: { under: string | null; product: string | null },
): Promise<Level | undefined> {
  const { rows } = await sql<Level>`
    with recursive up as (
      select d.id, d.kind, d.slug, d.title, d.locale, d.parent_id, d.product_id, 1 as height from documents d where d.id = ${under}::uuid and d.kind = 'doc'
      union all select d.id, d.kind, d.slug, d.title, d.locale, d.parent_id, d.product_id, u.height + 1 from up u join documents d on d.id = u.parent_id where u.height < 50
    )
    select p.id as product_id, p.name as product_name, (
      select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'slug', u.slug, 'title', u.title, 'locale', u.locale) order by u.height desc), '[]') from up u) as above
    from products p where p.id = coalesce((select u.product_id from up u where u.height = 1), ${under === null ? product : null}::uuid)`.execute(
    tx,
  );
  return rows[0];
}

/** The pages of a level in their order, from one of them on; one more than is shown tells that there are more. */
export async function pagesAt(
  tx: Tx,
  { product_id, above }: Pick<Level, 'product_id' | 'above'>,
  from: number,
): Promise<Placed[]> {
  const under = above.at(-1)?.id ?? null;
  const { rows } = await sql<Placed>`
    select d.id, d.slug, d.title, d.locale, d.state, m.name as module_name, (select count(*)::integer from documents c where c.parent_id = d.id) as below,
      d.place = 1 as first, d.place = d.places as last
    from (
      select d.*, row_number() over (order by d.position, d.id) as place, count(*) over () as places from documents d
      where d.kind = 'doc' and d.parent_id is not distinct from ${under}::uuid and (d.parent_id is not null or d.product_id = ${product_id})) d
    left join modules m on m.id = d.module_id
    order by d.place offset ${sql.lit(from)} limit ${sql.lit(level_shown + 1)}`.execute(tx);
  return rows;
}
