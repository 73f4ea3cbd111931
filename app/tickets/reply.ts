import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Upload } from '../uploads.ts';
import { happen, type Subject } from './happen.ts';
import { move, type Moved } from './move.ts';
import { say } from './say.ts';
import type { Status } from './ticket.ts';

export type Reply = {
  message: string;
  submission_id: string;
  channel?: 'web' | 'api' | 'mail';
  /** `ask.uploads` of a route with `limits.uploads`. */ files?: readonly Upload[];
};

const open: readonly Status[] = ['new', 'in_progress', 'waiting_customer', 'waiting_issue', 'customer_validation'];

// Where an answer of the customer takes a request: back to the team that waited for it, otherwise nowhere.
const after_reply = {
  new: 'new',
  in_progress: 'in_progress',
  waiting_customer: 'in_progress',
  waiting_issue: 'waiting_issue',
  customer_validation: 'in_progress',
} as const;

/**
 * The customer answers. What waited for them returns to the team; in validation that says "not solved yet" and counts as a reopening
 * once an agent answers (domain.md 1.3). An ended request takes no answer: a follow-up is the way.
 */
export async function reply(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
): Promise<Moved> {
  const before = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const from = before.status;
  if (from === 'closed' || from === 'cancelled') return { ok: false, status: from };
  const message_id = await say(tx, viewer, ticket, {
    kind: 'message',
    body: message,
    submission_id,
    channel,
    ...(files && { files }),
  });
  if (!message_id) return { ok: true, from };
  const to = after_reply[from];
  if (to === from)
    await tx
      .updateTable('tickets')
      .set({ last_message_at: sql`app.now()`, version: sql`version + 1` })
      .where('id', '=', ticket.id)
      .execute();
  else
    await move(tx, ticket, open, to, {
      last_message_at: sql`app.now()`,
      ...(from === 'customer_validation' && { reopening: true }),
    });
  await happen(tx, viewer, ticket, 'ticket_replied', {
    from,
    to,
    message_id,
    channel: auditChannel(channel),
  });
  return { ok: true, from };
}

const auditChannel = (channel: NonNullable<Reply['channel']>): AuditEvents['channel'] => channel;
