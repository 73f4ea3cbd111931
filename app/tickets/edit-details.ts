import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { changedFields, type Details } from './details.ts';
import { detailsOf } from './find-details.ts';
import { happen, type Subject } from './happen.ts';
import type { Status } from './ticket.ts';

export type DetailsEdited =
  { ok: true } | { ok: false; reason: 'changed_meanwhile' } | { ok: false; reason: 'ended'; status: Status };

type Editing = {
  details: Details;
  /** Of the details as they were read; an answer in between is no conflict. */ edition: string;
  channel?: 'web' | 'api';
};

/**
 * Replaces the details of a request that has not ended, by anybody who may answer it and by the staff. When somebody else has changed
 * them, or the kind that decides which there are, nothing is written. The same again leaves nothing behind.
 */
export async function editDetails(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { details, edition, channel = 'web' }: Editing,
): Promise<DetailsEdited> {
  const before = await detailsOf(tx, ticket.number, true);
  if (!before) throw new Error('the request to be edited is gone');
  const { status } = before;
  if (status === 'closed' || status === 'cancelled') return { ok: false, reason: 'ended', status };
  if (before.edition !== edition) return { ok: false, reason: 'changed_meanwhile' };
  const fields = changedFields(before.details, details);
  if (fields.length === 0) return { ok: true };
  await tx
    .updateTable('tickets')
    .set({ details: JSON.stringify(details), version: sql`version + 1` })
    .where('id', '=', ticket.id)
    .execute();
  await happen(tx, viewer, ticket, 'ticket_details_changed', { channel, details: { fields: fields.join(' ') } });
  return { ok: true };
}
