import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Member } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

export type DraftForm = Record<string, string>;
/** `conflict`: somebody else, or another tab, was quicker; what was sent lies in a draft of its own. `opened`: it is a request by now. */
export type DraftSaved =
  { outcome: 'saved' | 'conflict'; id: string; version: number } | { outcome: 'opened'; number: number };

/**
 * Keeps what somebody has written so far of a new request. `id`: also the submission of the request it will become; `version`: the one
 * the writer has, 0 for none yet. Nothing is ever overwritten that the writer has not seen. Only its beginning leaves an audit event:
 * the rest is one person typing.
 */
export async function saveDraft(
  tx: Tx,
  viewer: Member,
  { id, version, form }: { id: string; version: number; form: DraftForm },
): Promise<DraftSaved> {
  const { person_id } = viewer;
  const opened = await tx
    .selectFrom('tickets')
    .select('number')
    .where('submission_id', '=', id)
    .where('requester_id', '=', person_id)
    .executeTakeFirst();
  if (opened) return { outcome: 'opened', number: opened.number };
  const written = JSON.stringify(form);
  if (version > 0) {
    const changed = await tx
      .updateTable('ticket_drafts')
      .set({ form: written, version: sql`version + 1`, updated_at: sql`app.now()` })
      .where('id', '=', id)
      .where('person_id', '=', person_id)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst();
    if (changed) return { outcome: 'saved', id, version: changed.version };
  } else if (await begin(tx, viewer, id, written)) return { outcome: 'saved', id, version: 1 };
  // The answer to the same save may have been lost on its way.
  const same = await tx
    .selectFrom('ticket_drafts')
    .select('version')
    .where('id', '=', id)
    .where('person_id', '=', person_id)
    .where(sql<boolean>`form = ${written}::jsonb`)
    .executeTakeFirst();
  if (same) return { outcome: 'saved', id, version: same.version };
  const own = newId();
  await begin(tx, viewer, own, written);
  return { outcome: 'conflict', id: own, version: 1 };
}

async function begin(tx: Tx, viewer: Member, id: string, form: string): Promise<boolean> {
  const { person_id, organization_id } = viewer;
  const begun = await tx
    .insertInto('ticket_drafts')
    .values({ id, person_id, organization_id, kind: 'request', form })
    .onConflict((conflict) => conflict.columns(['person_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (begun) await record(tx, viewer, 'draft_saved', { subject_id: id });
  return begun !== undefined;
}
