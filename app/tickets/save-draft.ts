import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { alreadySaid } from './find-case.ts';
import type { Subject } from './happen.ts';

export type DraftForm = Record<string, string>;
/** `conflict`: another tab or device was quicker; what was sent lies in a draft of its own. `opened`: it has been sent by now, to the request of this number. */
export type DraftSaved =
  { outcome: 'saved' | 'conflict'; id: string; version: number } | { outcome: 'opened'; number: number };

type Draft = {
  /** Also the submission of what it will become. */ id: string;
  /** The one the writer has; 0 for none yet. */ version: number;
  form: DraftForm;
  /** The request an answer or a note is written to; none: a new one. */ ticket?: Subject;
  /** Whose a new request will be, when it is not the writer's. */ requester_id?: string;
};

/**
 * Keeps what somebody has written so far of a new request, or of an answer to one. Nothing is ever overwritten that the writer has not
 * seen. Only its beginning leaves an audit event: the rest is one person typing.
 */
export async function saveDraft(tx: Tx, viewer: Person, draft: Draft): Promise<DraftSaved> {
  const { id, version, form, ticket } = draft;
  const { person_id } = viewer;
  const number = await sentAs(tx, person_id, draft);
  if (number) return { outcome: 'opened', number };
  const written = JSON.stringify(form);
  if (version > 0) {
    const changed = await tx
      .updateTable('ticket_drafts')
      .set({
        form: written,
        version: sql`version + 1`,
        updated_at: sql`app.now()`,
        organization_id: ticket?.organization_id ?? viewer.organization_id,
      })
      .where('id', '=', id)
      .where('person_id', '=', person_id)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst();
    if (changed) return { outcome: 'saved', id, version: changed.version };
  } else if (await begin(tx, viewer, { id, written, ticket })) return { outcome: 'saved', id, version: 1 };
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
  await begin(tx, viewer, { id: own, written, ticket });
  return { outcome: 'conflict', id: own, version: 1 };
}

async function sentAs(
  tx: Tx,
  person_id: string,
  { id, ticket, requester_id = person_id }: Draft,
): Promise<number | undefined> {
  const [opened, said] = await Promise.all([
    tx
      .selectFrom('tickets')
      .select('number')
      .where('submission_id', '=', id)
      .where('requester_id', '=', requester_id)
      .executeTakeFirst(),
    ticket && alreadySaid(tx, ticket.id, person_id, id),
  ]);
  return opened?.number ?? (said ? ticket?.number : undefined);
}

type Begun = { id: string; written: string; ticket: Subject | undefined };

async function begin(tx: Tx, viewer: Person, { id, written, ticket }: Begun): Promise<boolean> {
  const begun = await tx
    .insertInto('ticket_drafts')
    .values({
      id,
      person_id: viewer.person_id,
      organization_id: ticket?.organization_id ?? viewer.organization_id,
      ticket_id: ticket?.id ?? null,
      kind: ticket ? 'message' : 'request',
      form: written,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (begun) await record(tx, viewer, 'draft_saved', { subject_id: id });
  return begun !== undefined;
}
