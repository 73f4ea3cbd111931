import type { Selectable } from 'kysely';
import type { TicketMessages } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import type { Upload } from '../uploads.ts';
import { attach } from './attach.ts';
import type { Subject } from './happen.ts';
import { htmlOf } from './html-of.ts';

type Saying = {
  kind: Selectable<TicketMessages>['kind'];
  /** Markdown. */
  body: string;
  /** Made when the form is shown: the same form sent twice says it once. */
  submission_id: string;
  channel?: Selectable<TicketMessages>['channel'];
  /** Files that came with it. */
  files?: readonly Upload[];
};

/** Adds a message to a request. Out: its id; null when this submission has been said already. */
export async function say(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { kind, body, submission_id, channel = 'web', files = [] }: Saying,
): Promise<string | null> {
  const id = newId();
  const said = await tx
    .insertInto('ticket_messages')
    .values({
      id,
      ticket_id: ticket.id,
      organization_id: ticket.organization_id,
      kind,
      internal: kind === 'note',
      author_id: viewer.person_id,
      author_name: viewer.name,
      author_side: isStaff(viewer) ? 'staff' : 'customer',
      unit_id: viewer.unit_id,
      channel,
      body,
      html: await htmlOf(body),
      submission_id,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'author_id', 'ticket_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!said) return null;
  await attach(tx, viewer, files, { ticket, message_id: id, internal: kind === 'note' });
  return id;
}
