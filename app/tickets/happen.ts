import type { AuditEvents } from '../../db/tables.ts';
import { changedOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { type AuditEvent, record } from '../audit/record.ts';
import { announce } from './announce.ts';
import type { Status } from './ticket.ts';

/** The request a verb is about. */
export type Subject = { id: string; number: number; organization_id: string };

type Happening = {
  from?: Status;
  to?: Status;
  /** Seen by staff alone. */ internal?: boolean;
  /** Names, numbers and codes the sentence of the timeline needs. */ details?: Record<
    string,
    string | number | boolean | null
  >;
  message_id?: string;
  channel?: AuditEvents['channel'];
};

/**
 * Writes that something happened to a request: the line of its timeline, the audit event, and the job that tells whom it concerns; all in the
 * transaction of the change. `viewer` null: the system.
 */
export async function happen(
  tx: Tx,
  viewer: Person | null,
  { id, number, organization_id }: Subject,
  event: AuditEvent,
  { from, to, internal = false, details = {}, message_id, channel }: Happening = {},
): Promise<void> {
  const event_id = newId();
  const row = {
    id: event_id,
    ticket_id: id,
    organization_id,
    event,
    internal,
    actor_id: viewer?.person_id ?? null,
    actor_name: viewer?.name ?? null,
    actor_side: viewer === null ? 'system' : isStaff(viewer) ? 'staff' : 'customer',
    from_status: from ?? null,
    to_status: to ?? null,
    details: JSON.stringify(details),
  } as const;
  await Promise.all([
    changedOnce(tx, 'ticket event', row, (db, given) => db.insertInto('ticket_events').values(given)),
    record(tx, viewer, event, {
      subject_id: id,
      organization_id,
      ...(channel && { channel }),
      details: {
        number,
        ...(from && { from }),
        ...(to && { to }),
        ...(viewer?.unit_id && { unit_id: viewer.unit_id }),
      },
    }),
    announce.later(tx, { event_id, ...(message_id && { message_id }) }),
  ]);
}
