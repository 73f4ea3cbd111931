import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Throws a draft and its files away. Bears repetition; somebody else's is as good as none. */
export async function discardDraft(tx: Tx, viewer: Person, id: string): Promise<void> {
  const { person_id } = viewer;
  await tx.deleteFrom('ticket_attachments').where('draft_id', '=', id).where('person_id', '=', person_id).execute();
  const gone = await tx
    .deleteFrom('ticket_drafts')
    .where('id', '=', id)
    .where('person_id', '=', person_id)
    .returning('id')
    .executeTakeFirst();
  if (gone) await record(tx, viewer, 'draft_discarded', { subject_id: id });
}

/** Takes one file out of a draft. Out: whether there was one. */
export async function removeDraftFile(tx: Tx, viewer: Person, draft_id: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('ticket_attachments')
    .where('id', '=', id)
    .where('draft_id', '=', draft_id)
    .where('person_id', '=', viewer.person_id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
