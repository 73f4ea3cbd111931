import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { TicketMessages } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { indexTicket } from '../search/index-entry.ts';
import type { Upload } from '../uploads.ts';
import { attach } from './attach.ts';
import { alreadySaid } from './find-case.ts';
import type { Subject } from './happen.ts';
import { htmlOf } from './html-of.ts';
import { takeDraft } from './take-draft.ts';

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

/** Adds a message to a request, with the files of its draft. Out: its id; null when this has been said already. */
export async function say(tx: Tx, viewer: Person, ticket: Subject, saying: Saying): Promise<string | null> {
  const { kind, submission_id, files = [] } = saying;
  const message_id = newId();
  const html = await htmlOf(saying.body);
  const said =
    (await insert(tx, viewer, ticket, { ...saying, id: message_id, html })) ||
    // Begun on one device and sent from two: what was added on the second is said too, once.
    (!(await alreadySaid(tx, ticket.id, viewer.person_id, submission_id, saying.body)) &&
      (await insert(tx, viewer, ticket, { ...saying, id: message_id, html, submission_id: another(saying) })));
  if (!said) return null;
  const place = { ticket, message_id, internal: kind === 'note' };
  await attach(tx, viewer, files, place);
  await takeDraft(tx, viewer, submission_id, place);
  await indexTicket(tx, ticket.id);
  return message_id;
}

async function insert(
  tx: Tx,
  viewer: Person,
  ticket: Subject,
  { id, kind, body, html, submission_id, channel = 'web' }: Saying & { id: string; html: string | null },
): Promise<boolean> {
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
      html,
      submission_id,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'author_id', 'ticket_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return said !== undefined;
}

// The same words from the same form make the same one.
const another = ({ submission_id, body }: Saying): string =>
  createHash('sha256')
    .update(`${submission_id}\n${body}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
