import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { markdownHtml } from '../../lib/markdown.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

type Decision = { outcome: 'published' | 'refused'; answer: string | null; version: number };

/**
 * An editor lets a comment through, with an answer or without, or refuses it. `late`: somebody has decided it, or its writer has taken
 * it back, since the page was drawn; `unknown`: there is none.
 */
export async function decideComment(
  tx: Tx,
  viewer: Person,
  comment_id: string,
  { outcome, answer, version }: Decision,
): Promise<'done' | 'late' | 'unknown'> {
  const said = outcome === 'published' ? answer : null;
  const decided = await tx
    .updateTable('document_comments')
    .set({
      state: outcome,
      answer: said,
      answer_html: said && markdownHtml(said),
      decided_by: viewer.person_id,
      decided_at: sql`app.now()`,
      version: sql`version + 1`,
    })
    .where('id', '=', comment_id)
    .where('state', '=', 'pending')
    .where('version', '=', version)
    .returning('document_id')
    .executeTakeFirst();
  if (!decided) {
    const there = await tx.selectFrom('document_comments').select('id').where('id', '=', comment_id).executeTakeFirst();
    return there ? 'late' : 'unknown';
  }
  await record(tx, viewer, 'comment_decided', {
    subject_id: decided.document_id,
    organization_id: null,
    details: { comment_id, outcome, answered: said !== null },
  });
  return 'done';
}
