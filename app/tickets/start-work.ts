import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';

/** An agent works on a request: a new one is theirs and in progress (domain.md 1.3); any other open one stays as it is. */
export async function startWork(tx: Tx, viewer: Person, ticket: Subject): Promise<Moved> {
  const begun = await move(tx, ticket, ['new'], 'in_progress', {
    assignee_id: sql`coalesce(assignee_id, ${viewer.person_id}::uuid)`,
  });
  if (begun.ok) {
    await happen(tx, viewer, ticket, 'ticket_taken', { from: 'new', to: 'in_progress' });
    return begun;
  }
  return begun.status === 'closed' || begun.status === 'cancelled' ? begun : { ok: true, from: begun.status };
}
