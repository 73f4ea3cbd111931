import { sql } from 'kysely';
import { actFor, type Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import type { Member } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { entitledModules, queueFor } from '../catalog/find.ts';
import type { Opening } from './ticket.ts';

export type Opened = { ok: true; number: number } | { ok: false; errors: FieldError[] };

/**
 * Opens a request for the organisation the viewer acts in or, for a consultant, the customer named. The module decides the queue.
 * The same submission again answers the number it already has. Refused, with nothing written: a customer the unit does not serve, a
 * module the organisation may not use, somebody in copy who has no access to it.
 */
export async function open(tx: Tx, viewer: Member, opening: Opening): Promise<Opened> {
  const { subject, description, submission_id, on_behalf_of, copy = [] } = opening;
  const actor =
    on_behalf_of && on_behalf_of !== viewer.organization_id ? await actFor(tx, viewer, on_behalf_of) : viewer;
  if (!actor || actor.visibility === 'none') return refused('on_behalf_of', 'invalid_choice');
  const { organization_id, person_id, unit_id } = actor;
  const about = opening.module_id ? (await entitledModules(tx)).find(({ id }) => id === opening.module_id) : null;
  if (about === undefined) return refused('module_id', 'invalid_choice');
  const readers = await colleagues(tx, organization_id, copy);
  if (readers.length < copy.length) return refused('copy', 'unknown_person');
  const id = newId();
  const queue_id = await queueFor(tx, about?.id ?? null);
  const opened = await tx
    .insertInto('tickets')
    .values({
      id,
      organization_id,
      requester_id: person_id,
      unit_id,
      queue_id,
      product_id: about?.product_id ?? null,
      module_id: about?.id ?? null,
      subject,
      description,
      submission_id,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'requester_id', 'submission_id']).doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!opened) return { ok: true, number: await already(tx, actor, submission_id) };
  const { number } = opened;
  if (readers.length > 0)
    await tx
      .insertInto('ticket_copies')
      .values(
        readers.map((reader) => ({ ticket_id: id, person_id: reader, organization_id, number, added_by: person_id })),
      )
      .execute();
  await record(tx, actor, 'ticket_opened', { subject_id: id, details: { number, ...(unit_id && { unit_id }) } });
  return { ok: true, number };
}

const refused = (field: string, code: FieldError['code']): Opened => ({ ok: false, errors: [{ field, code }] });

async function colleagues(tx: Tx, organization_id: string, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const found = await tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.organization_id', '=', organization_id)
    .where('m.ended_at', 'is', null)
    .where(sql`lower(p.email)`, 'in', emails)
    .execute();
  return found.map(({ id }) => id);
}

async function already(tx: Tx, { organization_id, person_id }: Member, submission_id: string): Promise<number> {
  const { number } = await tx
    .selectFrom('tickets')
    .select('number')
    .where('organization_id', '=', organization_id)
    .where('requester_id', '=', person_id)
    .where('submission_id', '=', submission_id)
    .executeTakeFirstOrThrow();
  return number;
}
