import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import { startWork } from './start-work.ts';

export type Assignment = { assignee_id?: string | null; queue_id?: string };

/**
 * Gives a request to somebody of its queue, to nobody, or to another queue; the new queue starts without an assignee. Out: why not:
 * the person does not work in the queue, the queue is not in use.
 */
export async function assign(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { assignee_id, queue_id }: Assignment,
): Promise<'assigned' | 'not_in_queue' | 'unknown_queue' | 'ended'> {
  const before = await tx
    .selectFrom('tickets as t')
    .innerJoin('queues as q', 'q.id', 't.queue_id')
    .select(['t.status', 't.queue_id', 't.assignee_id', 'q.name as queue_name'])
    .where('t.id', '=', ticket.id)
    .forUpdate('t')
    .executeTakeFirstOrThrow();
  if (before.status === 'closed' || before.status === 'cancelled') return 'ended';
  const target = queue_id ?? before.queue_id;
  const queue = await tx
    .selectFrom('queues')
    .select(['id', 'name'])
    .where('id', '=', target)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (!queue) return 'unknown_queue';
  const person = assignee_id
    ? await tx
        .selectFrom('queue_members as m')
        .innerJoin('persons as p', 'p.id', 'm.person_id')
        .select(['p.id', 'p.name'])
        .where('m.queue_id', '=', queue.id)
        .where('p.id', '=', assignee_id)
        .where('p.disabled_at', 'is', null)
        .executeTakeFirst()
    : null;
  if (person === undefined) return 'not_in_queue';
  const moved_queue = queue.id !== before.queue_id;
  const next = assignee_id === undefined ? (moved_queue ? null : before.assignee_id) : (person?.id ?? null);
  if (!moved_queue && next === before.assignee_id) return 'assigned';
  if (next === viewer.person_id && before.status === 'new') await startWork(tx, viewer, ticket);
  // Told before it moves: afterwards the viewer may no longer see it.
  if (moved_queue)
    await happen(tx, viewer, ticket, 'ticket_queue_changed', {
      details: { from_queue: before.queue_name, to_queue: queue.name },
    });
  if (next !== before.assignee_id)
    await happen(tx, viewer, ticket, 'ticket_assigned', {
      internal: true,
      details: { assignee: person?.name ?? null },
    });
  await sql`select app.change_queue(${ticket.id}::uuid, ${queue.id}::uuid, ${next}::uuid)`.execute(tx);
  return 'assigned';
}
