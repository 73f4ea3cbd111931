import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { answered } from './answer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import type { CloseReason, Status } from './ticket.ts';

const open: readonly Status[] = ['new', 'in_progress', 'waiting_customer', 'waiting_issue', 'customer_validation'];

type Closing = { reason: Extract<CloseReason, 'validated' | 'administrative'>; message?: string | undefined } & Omit<
  Reply,
  'message'
>;

/** The staff close a request: as validated, quoting the customer's own words, or for an administrative reason; either is said to the customer. */
export async function close(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { reason, message, submission_id, channel = 'web', files }: Closing,
): Promise<Moved> {
  const moved = await move(tx, ticket, open, 'closed', { close_reason: reason, closed_at: sql`app.now()` });
  if (!moved.ok) return moved;
  const message_id = message
    ? await say(tx, viewer, ticket, {
        kind: 'message',
        body: message,
        submission_id,
        channel,
        ...(files && { files }),
      })
    : null;
  if (message_id) await answered(tx, ticket);
  await happen(tx, viewer, ticket, 'ticket_closed', {
    from: moved.from,
    to: 'closed',
    details: { reason },
    ...(message_id && { message_id }),
    channel,
  });
  return moved;
}

/** Time is over: the system closes what waited for the customer (S46). Only while it still waits and `closes_at` has passed, however often and late this runs. */
export async function closeExpired(tx: Tx, ticket: Subject, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('tickets')
    .select(['status', 'closes_at'])
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!row.closes_at || row.closes_at >= now) return false;
  const reason: CloseReason = row.status === 'customer_validation' ? 'validation_expired' : 'no_answer';
  const moved = await move(tx, ticket, ['waiting_customer', 'customer_validation'], 'closed', {
    close_reason: reason,
    closed_at: sql`app.now()`,
  });
  if (moved.ok)
    await happen(tx, null, ticket, 'ticket_closed', {
      from: moved.from,
      to: 'closed',
      details: { reason },
      channel: 'job',
    });
  return moved.ok;
}
