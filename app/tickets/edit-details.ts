import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Details } from './details.ts';
import { happen, type Subject } from './happen.ts';
import { ended } from './ticket.ts';

export type DetailsEdited = { ok: true } | { ok: false; reason: 'changed_meanwhile' | 'ended' };

/**
 * Replaces the details of a request that has not ended, by anybody who may answer it and by the staff. `version`: of the request as it
 * was read; when it has changed since, nothing is written.
 */
export async function editDetails(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { details, version, channel = 'web' }: { details: Details; version: number; channel?: 'web' | 'api' },
): Promise<DetailsEdited> {
  const changed = await tx
    .updateTable('tickets')
    .set({ details: JSON.stringify(details), version: sql`version + 1` })
    .where('id', '=', ticket.id)
    .where('version', '=', version)
    .where('status', 'not in', ended)
    .returning('id')
    .executeTakeFirst();
  if (changed) {
    await happen(tx, viewer, ticket, 'ticket_details_changed', { channel });
    return { ok: true };
  }
  const { status } = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  return { ok: false, reason: status === 'closed' || status === 'cancelled' ? 'ended' : 'changed_meanwhile' };
}
