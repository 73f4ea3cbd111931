import { sql } from 'kysely';
import { actFor, type Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import type { Member } from '../../lib/viewer.ts';
import { entitledModules } from '../catalog/find.ts';
import { deliveredReleases, routinesOf } from '../catalog/find-offered.ts';
import { documentById } from '../content/find.ts';
import { indexTicket } from '../search/index-entry.ts';
import { attach } from './attach.ts';
import { happen } from './happen.ts';
import { insertTicket } from './insert-ticket.ts';
import { takeDraft } from './take-draft.ts';
import type { Opening } from './ticket.ts';

/** `other_words`: another device has sent this with other words, and these have been written nowhere. */
export type Opened = { ok: true; number: number; other_words?: boolean } | { ok: false; errors: FieldError[] };

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
  const placed = await placeOf(tx, opening, null);
  if ('code' in placed) return { ok: false, errors: [placed] };
  const [readers, read] = await Promise.all([
    colleagues(tx, actor.organization_id, copy),
    opening.article ? documentById(tx, opening.article) : undefined,
  ]);
  if (readers.length < copy.length) return refused('copy', 'unknown_person');
  const { id, number, again } = await insertTicket(tx, actor, {
    ...(read && { read_document_id: read.id }),
    subject,
    description,
    kind,
    severity,
    details,
    ...placed,
    channel,
    submission_id,
    readers,
  });
  if (again) return { ok: true, number, other_words: again === 'other_words' };
  const ticket = { id, number, organization_id: actor.organization_id };
  const files = opening.files ?? [];
  const [taken] = await Promise.all([
    takeDraft(tx, actor, submission_id, { ticket }),
    attach(tx, actor, files, { ticket }),
    happen(tx, actor, ticket, 'ticket_opened', { to: 'new', channel }),
    files.length === 0 && indexTicket(tx, id, { number, subject, description, product_id: placed.product_id }),
  ]);
  // What lay in a draft shows only now; mostly nothing did, and nothing has to be read again.
  if (files.length > 0 || taken > 0) await indexTicket(tx, id);
  return { ok: true, number };
}

/**
 * Product, module, routine and release, which have to fit one another and what the organisation may use (null: the viewer's): a routine
 * says its module when none was chosen.
 */
export async function placeOf(tx: Tx, opening: Opening, organization_id: string | null): Promise<Place | FieldError> {
  const { product_id, module_id, routine, routine_id, release_id } = opening;
  if (!product_id && !module_id && !routine && !routine_id && !release_id) return nowhere;
  const wrong = (field: string): FieldError => ({ field, code: 'invalid_choice' });
  const entitled = await entitledModules(tx, organization_id);
  const of_product = product_id ? entitled.filter((module) => module.product_id === product_id) : entitled;
  if (product_id && of_product.length === 0) return wrong('product_id');
  const about = module_id ? of_product.find(({ id }) => id === module_id) : null;
  if (about === undefined) return wrong('module_id');
  const modules = about ? [about] : of_product;
  const asked = routine?.toLowerCase();
  const found =
    routine || routine_id
      ? (await routinesOf(tx, idsOf(modules))).find(({ id, code }) =>
          routine_id ? id === routine_id : code.toLowerCase() === asked,
        )
      : null;
  if (found === undefined) return wrong(routine_id ? 'routine_id' : 'routine');
  const product = product_id ?? about?.product_id ?? found?.product_id ?? null;
  const products = product ? [product] : modules.map((module) => module.product_id);
  const release = release_id ? (await deliveredReleases(tx, products)).find(({ id }) => id === release_id) : null;
  if (release === undefined) return wrong('release_id');
  return {
    product_id: product ?? release?.product_id ?? null,
    module_id: found?.module_id ?? about?.id ?? null,
    routine_id: found?.id ?? null,
    release_id: release?.id ?? null,
  };
}

const nowhere: Place = { product_id: null, module_id: null, routine_id: null, release_id: null };
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

type Place = Record<'product_id' | 'module_id' | 'routine_id' | 'release_id', string | null>;

const refused = (field: string, code: FieldError['code']): Opened => ({ ok: false, errors: [{ field, code }] });

/** Ids of the people with these addresses who have access to an organisation; fewer when some are not among them. */
export async function colleagues(tx: Tx, organization_id: string, emails: readonly string[]): Promise<string[]> {
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
