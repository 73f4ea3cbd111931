import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

const most = 200;

export type Revision = { revision: number; title: string; created_at: Date; by: string | null };
export type RevisionText = { revision: number; title: string; summary: string; body: string; created_at: Date };

/** The states a document's text went through, the latest first, with who wrote each; at most 200. */
export function revisionsOf(tx: Tx, document_id: string): Promise<Revision[]> {
  return tx
    .selectFrom('document_revisions as v')
    .leftJoin('persons as p', 'p.id', 'v.person_id')
    .select(['v.revision', 'v.title', 'v.created_at', 'p.name as by'])
    .where('v.document_id', '=', document_id)
    .orderBy('v.revision', 'desc')
    .limit(sql.lit(most))
    .execute();
}

/** One state of a document's text. */
export function revisionText(tx: Tx, document_id: string, revision: number): Promise<RevisionText | undefined> {
  return tx
    .selectFrom('document_revisions')
    .select(['revision', 'title', 'summary', 'body', 'created_at'])
    .where('document_id', '=', document_id)
    .where('revision', '=', revision)
    .executeTakeFirst();
}
