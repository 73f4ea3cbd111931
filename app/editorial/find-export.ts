import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from '../content/document.ts';

export type Exported = {
  id: string;
  kind: DocumentKind;
  slug: string;
  body: string;
  /** What stands before the text, by the names an import reads. */
  front: Record<string, unknown>;
};

/** Documents in the order of their ids, after one of them, with everything an import reads back. */
export async function exportedDocuments(tx: Tx, after: string | null, limit: number): Promise<Exported[]> {
  const { rows } = await sql<Exported>`
    select d.id, d.kind, d.slug, d.body, jsonb_strip_nulls(jsonb_build_object(
      'kind', d.kind, 'id', coalesce(d.external_id, d.id::text), 'title', d.title, 'summary', nullif(d.summary, ''), 'slug', d.slug,
      'locale', d.locale, 'audience', d.audience, 'inherits_audience', nullif(d.inherits_audience, false), 'state', d.state,
      'product', p.code, 'module', m.code, 'routine', r.code, 'section', d.section, 'template', nullif(d.template, 'none'),
      'codes', nullif(to_jsonb(d.codes), '[]'), 'keywords', nullif(to_jsonb(d.keywords), '[]'),
      'parent', coalesce(a.external_id, a.id::text), 'position', nullif(d.position, 0), 'translation', d.translation_id,
      'owner', o.email, 'release_from', f.code, 'release_to', t.code, 'review_on', d.review_on, 'publish_at', d.publish_at, 'ends_on', d.ends_on,
      'url', d.source_url)) as front
    from documents d left join products p on p.id = d.product_id left join modules m on m.id = d.module_id left join routines r on r.id = d.routine_id
      left join documents a on a.id = d.parent_id left join persons o on o.id = d.owner_id
      left join releases f on f.id = d.release_from_id left join releases t on t.id = d.release_to_id
    where ${after}::uuid is null or d.id > ${after}::uuid order by d.id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}

/** Files that documents show, in the order of their ids, after one of them. */
export function exportedFiles(tx: Tx, after: string | null, limit: number) {
  return tx
    .selectFrom('content_files as f')
    .select(['f.id', 'f.file_key', 'f.name'])
    .where((by) =>
      by.exists(by.selectFrom('document_files as u').select('u.file_id').whereRef('u.file_id', '=', 'f.id')),
    )
    .$if(after !== null, (query) => query.where('f.id', '>', after ?? ''))
    .orderBy('f.id')
    .limit(sql.lit(limit))
    .execute();
}
