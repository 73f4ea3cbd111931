import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { happen, type Subject } from './happen.ts';
import type { Moved } from './move.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import { startWork } from './start-work.ts';

/** The staff answer: the customer reads it, and the request stays whose turn it is; a new one is in progress from here on. */
export async function answer(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
): Promise<Moved> {
  const begun = await startWork(tx, viewer, ticket);
  if (!begun.ok) return begun;
  const message_id = await say(tx, viewer, ticket, {
    kind: 'message',
    body: message,
    submission_id,
    channel,
    ...(files && { files }),
  });
  if (!message_id) return begun;
  await answered(tx, ticket);
  await happen(tx, viewer, ticket, 'ticket_answered', { message_id, channel });
  return begun;
}

/** A note of the staff among themselves; no customer learns of it, not even that something happened. */
export async function addNote(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { message, submission_id, channel = 'web', files }: Reply,
): Promise<void> {
  const message_id = await say(tx, viewer, ticket, {
    kind: 'note',
    body: message,
    submission_id,
    channel,
    ...(files && { files }),
  });
  if (message_id) await happen(tx, viewer, ticket, 'ticket_noted', { internal: true, message_id, channel });
}

/** What every answer of the staff leaves behind: when it was first answered, that the customer has news, and a reopening that has now become one. */
export async function answered(tx: Tx, ticket: Subject): Promise<void> {
  await tx
    .updateTable('tickets')
    .set({
      answered_at: sql`coalesce(answered_at, app.now())`,
      last_message_at: sql`app.now()`,
      reopen_count: sql`reopen_count + reopening::int`,
      reopening: false,
      version: sql`version + 1`,
    })
    .where('id', '=', ticket.id)
    .execute();
}
