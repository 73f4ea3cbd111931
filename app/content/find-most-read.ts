import type { Tx } from '../../lib/database.ts';
import { sql } from 'kysely';
import { type DocumentKind, no_module } from './document.ts';

export type MostRead = { kind: DocumentKind; slug: string; title: string; locale: string; product_name: string | null };

const shown = 5;

/** What is read most lately of a kind, of a product and module when these are named by code, as far as the reader may see it. */
export async function mostRead(
  tx: Tx,
  { kind, product, module }: { kind: DocumentKind; product: string | null; module: string | null },
): Promise<MostRead[]> {
  const of_product =
    product === null ? sql`true` : sql`s.product_id = (select id from products where code = ${product})`;
  const of_module =
    product === null || module === null
      ? sql`true`
      : module === no_module
        ? sql`s.module_id is null`
        : sql`s.module_id = (select m.id from modules m join products p on p.id = m.product_id where p.code = ${product} and m.code = ${module})`;
  const { rows } = await sql<MostRead>`
    select d.kind, d.slug, d.title, d.locale, p.name as product_name
    from document_scores s join documents d on d.id = s.document_id and d.kind = s.kind left join products p on p.id = d.product_id
    where s.kind = ${kind} and d.state in ('published', 'outdated') and ${of_product} and ${of_module}
    order by s.score desc, s.document_id limit ${sql.lit(shown)}`.execute(tx);
  return rows;
}
