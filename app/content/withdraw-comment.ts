import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { DocumentKind } from './document.ts';

/** Takes back a comment that its writer wrote. Out: the page it stood on; null when there is no such comment of theirs. */
export async function withdrawComment(
  tx: Tx,
  viewer: Person,
  comment_id: string,
): Promise<{ kind: DocumentKind; slug: string } | null> {
  const document = await tx
    .selectFrom('document_comments as c')
    .innerJoin('documents as d', 'd.id', 'c.document_id')
    .select(['d.id', 'd.kind', 'd.slug'])
    .where('c.id', '=', comment_id)
    .where('c.state', 'in', ['pending', 'published'])
    .where(sql<boolean>`c.id = any (app.own_comments(d.id))`)
    .executeTakeFirst();
  if (!document) return null;
  await tx
    .updateTable('document_comments')
    .set({ state: 'withdrawn', version: sql`version + 1` })
    .where('id', '=', comment_id)
    .execute();
  await record(tx, viewer, 'comment_withdrawn', { subject_id: document.id, details: { comment_id } });
  return document;
}
