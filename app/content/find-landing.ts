import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind, Template } from './document.ts';

const in_a_block = 5;

export type Brief = { kind: DocumentKind; template: Template; slug: string; title: string; locale: string; at: Date };
export type Landing = {
  product: { id: string; code: string; name: string };
  news: Brief[];
  references: Brief[];
  latest: Brief[];
};

/** What a product's first page of documentation shows, each block newest first; null for a product nobody knows. */
export async function landingOf(tx: Tx, code: string): Promise<Landing | null> {
  const product = tx
    .selectFrom('products')
    .select(['id', 'code', 'name'])
    .where('code', '=', code)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  const of_product = (where: string) =>
    sql<Brief>`select d.kind, d.template, d.slug, d.title, d.locale, d.updated_at as at from documents d
      where d.product_id = (select p.id from products p where p.code = ${code}) and d.state in ('published', 'outdated') and ${sql.raw(where)}
      order by d.updated_at desc, d.id desc limit ${sql.lit(in_a_block)}`.execute(tx);
  const [found, news, notes, references, latest] = await Promise.all([
    product,
    of_product(`d.kind = 'news'`),
    of_product(`d.kind = 'doc' and d.template <> 'none' and d.template = 'release_notes'`),
    of_product(`d.kind = 'doc' and d.template <> 'none' and d.template = 'reference'`),
    of_product(`d.kind = 'doc'`),
  ]);
  if (!found) return null;
  const newest = [...news.rows, ...notes.rows].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return {
    product: found,
    news: newest.slice(0, in_a_block),
    references: references.rows,
    latest: latest.rows,
  };
}
