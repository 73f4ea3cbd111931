import type { Tx } from '../../lib/database.ts';
import { markdownHtml } from '../../lib/markdown.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

type Comment = { document_id: string; body: string; submission_id: string };

/**
 * Adds a comment to a document that its writer sees. A customer's waits for an editor, and shows the given name alone; the staff's
 * appears at once. Sent twice, it is one.
 */
export async function sendComment(
  tx: Tx,
  viewer: Person,
  { document_id, body, submission_id }: Comment,
): Promise<void> {
  const staff = isStaff(viewer);
  const id = newId();
  const written = await tx
    .insertInto('document_comments')
    .values({
      id,
      document_id,
      person_id: viewer.person_id,
      organization_id: staff ? null : viewer.organization_id,
      author_name: staff ? viewer.name : (viewer.name.trim().split(/\s+/, 1)[0] ?? viewer.name),
      body,
      html: markdownHtml(body),
      submission_id,
      ...(staff && { state: 'published' as const }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) await record(tx, viewer, 'comment_sent', { subject_id: document_id, details: { comment_id: id } });
}
