import { sql } from 'kysely';
import { changedOnce } from '../../lib/compiled.ts';
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
  const place = { ticket_id: ticket.id, message_id: message_id ?? null, organization_id: ticket.organization_id };
  const [taken] = await Promise.all([
    changedOnce(tx, `draft taken ${internal}`, { ...place, draft_id, person_id }, (db, given) =>
      db
        .updateTable('ticket_attachments')
        .set({
          ticket_id: given.ticket_id,
          message_id: given.message_id,
          organization_id: given.organization_id,
          internal: sql.lit(internal),
          draft_id: null,
        })
        .where('draft_id', '=', given.draft_id)
        .where('person_id', '=', given.person_id),
    ),
    changedOnce(tx, 'draft ended', { draft_id, person_id }, (db, given) =>
      db.deleteFrom('ticket_drafts').where('id', '=', given.draft_id).where('person_id', '=', given.person_id),
    ),
  ]);
  return taken;
}
