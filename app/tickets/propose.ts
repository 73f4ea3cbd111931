import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { answered } from './answer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import type { Status } from './ticket.ts';
import { beginWaiting } from './waiting.ts';

const proposable: readonly Status[] = [
  'new',
  'in_progress',
  'waiting_customer',
  'waiting_issue',
  'customer_validation',
];

/** The staff propose a solution (S42): the customer has seven business days to validate it; proposing again starts them anew. `now`: app.now(). */
export async function propose(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
  now: Date,
): Promise<Moved> {
  const waiting = await beginWaiting(tx, ticket.organization_id, 'customer_validation', now);
  const moved = await move(tx, ticket, proposable, 'customer_validation', {
    ...waiting,
    assignee_id: sql`coalesce(assignee_id, ${viewer.person_id}::uuid)`,
  });
  if (!moved.ok) return moved;
  const message_id = await say(tx, viewer, ticket, {
    kind: 'proposal',
    body: message,
    submission_id,
    channel,
    ...(files && { files }),
  });
  if (!message_id) return moved;
  if (moved.from === 'customer_validation') await takeBack(tx, ticket, message_id);
  await answered(tx, ticket);
  await happen(tx, viewer, ticket, 'ticket_proposed', {
    from: moved.from,
    to: 'customer_validation',
    details: { closes_at: waiting.closes_at.toISOString() },
    message_id,
    channel,
  });
  return moved;
}

/** The staff take the proposal back; work goes on. */
export async function withdrawProposal(tx: Tx, viewer: Person, ticket: Subject): Promise<Moved> {
  const moved = await move(tx, ticket, ['customer_validation'], 'in_progress');
  if (!moved.ok) return moved;
  await takeBack(tx, ticket, null);
  await happen(tx, viewer, ticket, 'ticket_proposal_withdrawn', { from: moved.from, to: 'in_progress' });
  return moved;
}

// Every proposal still standing, but the one that replaces them.
async function takeBack(tx: Tx, ticket: Subject, kept: string | null): Promise<void> {
  await tx
    .updateTable('ticket_messages')
    .set({ withdrawn_at: sql`app.now()` })
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'proposal')
    .where('withdrawn_at', 'is', null)
    .$if(kept !== null, (query) => query.where('id', '!=', kept))
    .execute();
}
