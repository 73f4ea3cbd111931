import { sql } from 'kysely';
import { actFor, type Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Member } from '../../lib/viewer.ts';
import { entitledModules, queueFor } from '../catalog/find.ts';
import { happen } from './happen.ts';
import { insertTicket } from './insert-ticket.ts';
import type { Opening } from './ticket.ts';

export type Opened = { ok: true; number: number } | { ok: false; errors: FieldError[] };

/**
 * Opens a request for the organisation the viewer acts in or, for a consultant, the customer named. The module decides the queue.
 * The same submission again answers the number it already has. Refused, with nothing written: a customer the unit does not serve, a
 * module the organisation may not use, somebody in copy who has no access to it.
 */
export async function open(tx: Tx, viewer: Member, opening: Opening): Promise<Opened> {
  const { subject, description, submission_id, on_behalf_of, copy = [] } = opening;
  const { kind = 'question', severity = 'medium', details = {}, channel = 'web' } = opening;
  const actor =
    on_behalf_of && on_behalf_of !== viewer.organization_id ? await actFor(tx, viewer, on_behalf_of) : viewer;
  if (!actor || actor.visibility === 'none') return refused('on_behalf_of', 'invalid_choice');
  const about = opening.module_id ? (await entitledModules(tx)).find(({ id }) => id === opening.module_id) : null;
  if (about === undefined) return refused('module_id', 'invalid_choice');
  const readers = await colleagues(tx, actor.organization_id, copy);
  if (readers.length < copy.length) return refused('copy', 'unknown_person');
  const { id, number, again } = await insertTicket(tx, actor, {
    subject,
    description,
    kind,
    severity,
    details,
    queue_id: await queueFor(tx, about?.id ?? null),
    product_id: about?.product_id ?? null,
    module_id: about?.id ?? null,
    routine_id: opening.routine_id ?? null,
    release_id: opening.release_id ?? null,
    channel,
    submission_id,
    readers,
  });
  if (!again)
    await happen(tx, actor, { id, number, organization_id: actor.organization_id }, 'ticket_opened', {
      to: 'new',
      channel,
    });
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
