import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { answered } from './answer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import { beginWaiting } from './waiting.ts';

/** The staff ask the customer something and wait: reminders on the 3rd and 5th business day, closed after the 7th. `now`: app.now(). */
export async function requestInformation(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
  now: Date,
): Promise<Moved> {
  const waiting = await beginWaiting(tx, ticket.organization_id, 'waiting_customer', now);
  const moved = await move(tx, ticket, ['new', 'in_progress'], 'waiting_customer', waiting);
  if (!moved.ok) return moved;
  const message_id = await say(tx, viewer, ticket, {
    kind: 'information_request',
    body: message,
    submission_id,
    channel,
    ...(files && { files }),
  });
  await answered(tx, ticket);
  await happen(tx, viewer, ticket, 'ticket_information_requested', {
    from: moved.from,
    to: 'waiting_customer',
    details: { closes_at: waiting.closes_at.toISOString() },
    ...(message_id && { message_id }),
    channel,
  });
  return moved;
}

/** The staff go on without waiting: for the customer, or for an issue that development has rejected. */
export async function resume(tx: Tx, viewer: Person, ticket: Subject): Promise<Moved> {
  const moved = await move(tx, ticket, ['waiting_customer', 'waiting_issue'], 'in_progress');
  if (moved.ok) await happen(tx, viewer, ticket, 'ticket_resumed', { from: moved.from, to: 'in_progress' });
  return moved;
}
