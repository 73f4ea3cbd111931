import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from './document.ts';

/** Addresses in one part of the sitemap; the protocol allows 50,000, and this many are a megabyte. */
export const part_size = 10_000;

/** Where each part begins: the first document of each. What only some may read is never listed, whoever asks. */
export async function sitemapParts(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select d.id, row_number() over (order by d.id) as n from documents d
      where d.audience = 'public' and d.state in ('published', 'outdated')) d
    where n % ${sql.lit(part_size)} = 1 order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export type Listed = { kind: DocumentKind; slug: string; updated_at: Date };

/** The documents of a part. */
export function sitemapPart(tx: Tx, first: string): Promise<Listed[]> {
  return tx
    .selectFrom('documents')
    .select(['kind', 'slug', 'updated_at'])
    .where('audience', '=', 'public')
    .where('state', 'in', ['published', 'outdated'])
    .where('id', '>=', first)
    .orderBy('id')
    .limit(sql.lit(part_size))
    .execute();
}

export type ListedPlace = { kind: 'doc' | 'kb'; product: string; module: string | null };

/** Products and modules that have something for everybody. */
export async function sitemapPlaces(tx: Tx): Promise<ListedPlace[]> {
  const { rows } = await sql<ListedPlace>`
    select k.kind, p.code as product, m.code as module
    from products p cross join (values ('doc'), ('kb')) k (kind)
    cross join lateral (select null::uuid as id, null::text as code union all select m.id, m.code from modules m where m.product_id = p.id and m.archived_at is null) m
    where p.archived_at is null and exists (select from documents d where d.kind = k.kind and d.product_id = p.id and (m.id is null or d.module_id = m.id)
      and d.audience = 'public' and d.state in ('published', 'outdated'))
    order by k.kind, p.code, m.code nulls first limit 5000`.execute(tx);
  return rows;
}
