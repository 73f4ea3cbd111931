import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import { reply, type Reply } from './reply.ts';
import { say } from './say.ts';

/** The customer says whether the proposed solution worked (S43, S44). Solved closes the request; not solved is an answer, with what happened. */
export async function validate(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { outcome, ...said }: Partial<Reply> & { outcome: 'solved' | 'not_solved'; submission_id: string },
): Promise<Moved> {
  const { message, submission_id, channel = 'web', files } = said;
  if (outcome === 'not_solved') {
    const before = await tx
      .selectFrom('tickets')
      .select('status')
      .where('id', '=', ticket.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before.status !== 'customer_validation') return { ok: false, status: before.status };
    return reply(tx, viewer, ticket, { message: message ?? '', submission_id, channel, ...(files && { files }) });
  }
  const moved = await move(tx, ticket, ['customer_validation'], 'closed', {
    close_reason: 'validated',
    closed_at: sql`app.now()`,
  });
  if (!moved.ok) return moved;
  const message_id = message
    ? await say(tx, viewer, ticket, { kind: 'message', body: message, submission_id, channel, ...(files && { files }) })
    : null;
  await happen(tx, viewer, ticket, 'ticket_closed', {
    from: moved.from,
    to: 'closed',
    details: { reason: 'validated' },
    ...(message_id && { message_id }),
    channel,
  });
  return moved;
}
