import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Member, Person } from '../../lib/viewer.ts';
import { queueFor } from '../catalog/find.ts';
import { indexTicket } from '../search/index-entry.ts';
import { attach } from './attach.ts';
import { happen } from './happen.ts';
import { insertTicket } from './insert-ticket.ts';
import { colleagues, placeOf } from './open.ts';
import { takeDraft } from './take-draft.ts';
import type { Opening } from './ticket.ts';

/** Who called, and for which organisation. */
export type Caller = { requester_id: string; organization_id: string };
/** `seen`: whether the viewer works in the queue it went to. */
export type OpenedByPhone = { ok: true; number: number; seen: boolean } | { ok: false; errors: FieldError[] };

/**
 * The staff open a request for a customer who phoned: it is the caller's, who is told by mail, and goes to the queue of its module. The
 * same submission again answers the number it already has. Refused, with nothing written: somebody who cannot see requests there.
 */
export async function openByPhone(
  tx: Tx,
  viewer: Person,
  { requester_id, organization_id }: Caller,
  opening: Opening,
): Promise<OpenedByPhone> {
  const { subject, description, submission_id, copy = [] } = opening;
  const { kind = 'question', severity = 'medium', details = {}, files = [] } = opening;
  const membership = await tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.person_id', '=', requester_id)
    .where('m.organization_id', '=', organization_id)
    .where('m.ended_at', 'is', null)
    .where('m.visibility', '<>', 'none')
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!membership) return { ok: false, errors: [{ field: 'requester_id', code: 'invalid_choice' }] };
  const placed = await placeOf(tx, opening, organization_id);
  if ('code' in placed) return { ok: false, errors: [placed] };
  const named = await colleagues(tx, organization_id, copy);
  if (named.length < copy.length) return { ok: false, errors: [{ field: 'copy', code: 'unknown_person' }] };
  const { id: queue_id } = await queueFor(tx, placed.module_id).executeTakeFirstOrThrow();
  // Begun where the viewer works and handed over at the end: PostgreSQL lets nobody write beneath a request they do not see.
  const begun = await queueToBeginIn(tx, queue_id);
  if (!begun) return { ok: false, errors: [{ field: 'module_id', code: 'invalid_choice' }] };
  const caller: Member = { ...viewer, person_id: requester_id, organization_id, unit_id: null };
  const { id, number, again } = await insertTicket(tx, caller, {
    subject,
    description,
    kind,
    severity,
    details,
    queue_id: begun,
    ...placed,
    channel: 'phone',
    submission_id,
    readers: named.filter((id) => id !== requester_id),
    added_by: viewer.person_id,
  });
  const seen = begun === queue_id;
  if (again) return { ok: true, number, seen };
  const ticket = { id, number, organization_id };
  await attach(tx, viewer, files, { ticket });
  await takeDraft(tx, viewer, submission_id, { ticket });
  await happen(tx, viewer, ticket, 'ticket_opened', { to: 'new', details: { by_phone: true } });
  await indexTicket(tx, id);
  if (!seen) await sql`select app.change_queue(${id}::uuid, ${queue_id}::uuid, null)`.execute(tx);
  return { ok: true, number, seen };
}

async function queueToBeginIn(tx: Tx, wanted: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select case when ${wanted}::uuid = any (app.queue_ids()) then ${wanted}::uuid else (app.queue_ids())[1] end as id`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}
