import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Member } from '../../lib/viewer.ts';
import { indexTicket } from '../search/index-entry.ts';
import { attach } from './attach.ts';
import { happen, type Subject } from './happen.ts';
import { insertTicket } from './insert-ticket.ts';
import type { Reply } from './reply.ts';
import { takeDraft } from './take-draft.ts';
import { follow_up_days, type Status } from './ticket.ts';

export type FollowedUp =
  | { ok: true; id: string; number: number; /** As of `Opened`. */ other_words?: boolean }
  | { ok: false; reason: 'too_late' }
  | { ok: false; reason: 'not_closed'; status: Status };

/**
 * Opens an acompanhamento of a closed request (S47, S49): a new number in the same chain, about the same things, with the same people in
 * copy, to the same queue. Modality, state and deadlines are its own. Possible for 180 days, any number of times.
 */
export async function followUp(
  tx: Tx,
  viewer: Member,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
): Promise<FollowedUp> {
  const origin = await tx
    .selectFrom('tickets as t')
    .innerJoin('queues as q', 'q.id', 't.queue_id')
    .select([
      't.status',
      't.subject',
      't.chain_id',
      't.kind',
      't.severity',
      't.product_id',
      't.module_id',
      't.routine_id',
      't.release_id',
      't.details',
    ])
    .select(
      sql<string>`case when q.archived_at is null then q.id else (select r.id from queues r where r.takes_the_rest) end`.as(
        'queue_id',
      ),
    )
    .select(sql<boolean>`t.closed_at < app.now() - make_interval(days => ${sql.lit(follow_up_days)})`.as('too_late'))
    .where('t.id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  const { status, too_late, details, ...same } = origin;
  if (status !== 'closed') return { ok: false, reason: 'not_closed', status };
  if (too_late) return { ok: false, reason: 'too_late' };
  const readers = await tx
    .selectFrom('ticket_copies as c')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.person_id', '=', 'c.person_id').onRef('m.organization_id', '=', 'c.organization_id'),
    )
    .select('c.person_id')
    .where('c.ticket_id', '=', ticket.id)
    .where('c.person_id', '!=', viewer.person_id)
    .where('m.ended_at', 'is', null)
    .limit(100)
    .execute();
  const made = await insertTicket(tx, viewer, {
    ...same,
    description: message,
    details: details as object,
    follow_up_of_id: ticket.id,
    channel,
    submission_id,
    readers: readers.map(({ person_id }) => person_id),
  });
  const { id, number, again } = made;
  if (again) return { ok: true, id, number, other_words: again === 'other_words' };
  const place = { ticket: { id: made.id, organization_id: viewer.organization_id } };
  await attach(tx, viewer, files ?? [], place);
  await takeDraft(tx, viewer, submission_id, place);
  const follow_up = { ...ticket, id: made.id, number: made.number };
  await happen(tx, viewer, follow_up, 'ticket_opened', {
    to: 'new',
    details: { follow_up_of: ticket.number },
    channel,
  });
  await indexTicket(tx, id);
  await happen(tx, viewer, ticket, 'ticket_followed_up', { details: { follow_up: made.number }, channel });
  return { ok: true, id, number };
}
