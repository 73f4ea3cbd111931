import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentFields, DocumentKind } from './document.ts';

/** All that is said of a document, as `keepDocument` takes it, with its id and version. */
export type Whole = DocumentFields & {
  slug: string;
  parent_id: string | null;
  inherits_audience: boolean;
  translation_id: string | null;
  position: number;
  id: string;
  version: number;
  revision: number;
  updated_at: Date;
  published_at: Date;
};

/** A document by its id with everything said of it; undefined when it is unknown or not the reader's to see. */
export async function wholeDocument(tx: Tx, id: string): Promise<Whole | undefined> {
  const found = await tx
    .selectFrom('documents')
    .select(['id', 'version', 'revision', 'kind', 'external_id', 'slug', 'locale', 'audience', 'state'])
    .select(['product_id', 'module_id', 'routine_id', 'section', 'codes', 'keywords', 'title', 'summary', 'body'])
    .select(['source_url', 'parent_id', 'position', 'inherits_audience', 'translation_id', 'owner_id', 'template'])
    .select(['release_from_id', 'release_to_id', 'publish_at', 'updated_at', 'published_at'])
    .select([sql<string | null>`review_on::text`.as('review_on'), sql<string | null>`ends_on::text`.as('ends_on')])
    .where('id', '=', id)
    .executeTakeFirst();
  return found;
}

/** What of a whole document its writer may say: without what the portal itself counts. */
export function fieldsOf(whole: Whole): DocumentFields {
  const { id: _id, version: _version, revision: _revision, updated_at: _at, published_at: _since, ...fields } = whole;
  return fields;
}

/** The id of the document at an address, of today or of before; undefined when there is none that the reader sees. */
export async function documentIdAt(tx: Tx, kind: DocumentKind, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from documents where kind = ${kind} and slug = ${slug}
    union all select d.id from document_redirects r join documents d on d.id = r.document_id where r.kind = ${kind} and r.slug = ${slug}
    limit 1`.execute(tx);
  return rows[0]?.id;
}
