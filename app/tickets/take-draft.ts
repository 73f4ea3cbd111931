import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

type Place = {
  ticket: { id: string; organization_id: string };
  message_id?: string;
  /** Seen by staff alone. */ internal?: boolean;
};

/** What lay in a draft goes with what it has become, also when that is a customer's of a consultant; the draft ends. Out: how many files went along. */
export async function takeDraft(
  tx: Tx,
  { person_id }: Person,
  draft_id: string,
  { ticket, message_id, internal = false }: Place,
): Promise<number> {
  // Both always: a file may have come before the draft it lies in was saved, and goes along all the same.
  const [taken] = await Promise.all([
    tx
      .updateTable('ticket_attachments')
      .set({
        ticket_id: ticket.id,
        message_id: message_id ?? null,
        internal,
        draft_id: null,
        organization_id: ticket.organization_id,
      })
      .where('draft_id', '=', draft_id)
      .where('person_id', '=', person_id)
      .executeTakeFirst(),
    tx.deleteFrom('ticket_drafts').where('id', '=', draft_id).where('person_id', '=', person_id).execute(),
  ]);
  return Number(taken.numUpdatedRows);
}
