import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { indexTicket } from '../search/index-entry.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';

type Wait = { issue: { id: string; key: string }; channel?: 'web' | 'api' };

/** A request waits for an issue of the product to be corrected (S54); the customer sees which. Waiting already: for another issue from now on. */
export async function waitForIssue(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { issue, channel = 'web' }: Wait,
): Promise<Moved> {
  const before = await tx
    .selectFrom('tickets')
    .select(['status', 'known_issue_id'])
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { status } = before;
  if (status === 'waiting_issue' && before.known_issue_id === issue.id) return { ok: true, from: status };
  const moved = await move(tx, ticket, ['new', 'in_progress', 'waiting_customer', 'waiting_issue'], 'waiting_issue', {
    known_issue_id: issue.id,
    assignee_id: sql`coalesce(assignee_id, ${viewer.person_id}::uuid)`,
  });
  if (!moved.ok) return moved;
  await happen(tx, viewer, ticket, 'ticket_waits_for_issue', {
    from: moved.from,
    to: 'waiting_issue',
    details: { issue: issue.key },
    channel,
  });
  await indexTicket(tx, ticket.id);
  return moved;
}
