import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from './document.ts';

const shown = 200;

/** The revisions of a document that the reader may see, the newest first; who wrote one is told to those who may know people. */
export function revisionsOf(tx: Tx, kind: DocumentKind, slug: string) {
  return tx
    .selectFrom('document_revisions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .leftJoin('persons as w', 'w.id', 'v.person_id')
    .select(['v.revision', 'v.title', 'v.created_at', 'w.name as person_name'])
    .where('d.kind', '=', kind)
    .where('d.slug', '=', slug)
    .orderBy('v.revision', 'desc')
    .limit(sql.lit(shown))
    .execute();
}
export type Revision = Awaited<ReturnType<typeof revisionsOf>>[number];

/** Two revisions of a document as they were written, as far as the reader may see them. */
export function revisionTexts(tx: Tx, kind: DocumentKind, slug: string, numbers: readonly number[]) {
  return tx
    .selectFrom('document_revisions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.revision', 'v.title', 'v.summary', 'v.body'])
    .where('d.kind', '=', kind)
    .where('d.slug', '=', slug)
    .where('v.revision', 'in', [...numbers])
    .execute();
}
export type RevisionText = Awaited<ReturnType<typeof revisionTexts>>[number];
