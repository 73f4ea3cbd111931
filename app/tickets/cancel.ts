import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import type { CloseReason, Status } from './ticket.ts';

const open: readonly Status[] = ['new', 'in_progress', 'waiting_customer', 'waiting_issue', 'customer_validation'];

type Cancelling = Omit<Reply, 'message'> & {
  reason: Extract<CloseReason, 'withdrawn' | 'duplicate' | 'administrative'>;
  message?: string | undefined;
  /** The request this one repeats, open or not, of the same organisation. */ duplicate_of?: Subject;
};

/** Ends a request unsolved: withdrawn by the customer, a duplicate of another, or for an administrative reason. */
export async function cancel(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { reason, message, duplicate_of, submission_id, channel = 'web', files }: Cancelling,
): Promise<Moved> {
  const moved = await move(tx, ticket, open, 'cancelled', {
    close_reason: reason,
    closed_at: sql`app.now()`,
    ...(duplicate_of && { duplicate_of_id: duplicate_of.id }),
  });
  if (!moved.ok) return moved;
  const message_id = message
    ? await say(tx, viewer, ticket, { kind: 'message', body: message, submission_id, channel, ...(files && { files }) })
    : null;
  await happen(tx, viewer, ticket, 'ticket_cancelled', {
    from: moved.from,
    to: 'cancelled',
    details: { reason, ...(duplicate_of && { duplicate_of: duplicate_of.number }) },
    ...(message_id && { message_id }),
    channel,
  });
  if (duplicate_of)
    await happen(tx, viewer, duplicate_of, 'ticket_duplicate_linked', {
      details: { duplicate: ticket.number },
      channel,
    });
  return moved;
}
