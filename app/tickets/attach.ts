import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { goodUploads, type Upload } from '../uploads.ts';
import { makePreview } from './make-preview.ts';

/** Where files go: to a request (with a message of it, or what it was opened with), or to a draft of the viewer's. */
type Place =
  | {
      ticket: { id: string; organization_id: string };
      message_id?: string;
      /** Seen by staff alone. */ internal?: boolean;
    }
  | { draft_id: string; organization_id: string };

/** Attaches the files that came with a form; refused ones are left out. Out: the rows, in the order they came. */
export async function attach(
  tx: Tx,
  viewer: Person,
  uploads: readonly Upload[],
  place: Place,
): Promise<{ id: string; name: string; bytes: number }[]> {
  const good = goodUploads(uploads);
  if (good.length === 0) return [];
  const ticket = 'ticket' in place ? place : null;
  const rows = good.map(({ name, bytes, sha256, media_type, file_key }) => ({
    id: newId(),
    organization_id: 'draft_id' in place ? place.organization_id : place.ticket.organization_id,
    person_id: viewer.person_id,
    ticket_id: ticket?.ticket.id ?? null,
    message_id: ticket?.message_id ?? null,
    draft_id: 'draft_id' in place ? place.draft_id : null,
    internal: ticket?.internal ?? false,
    file_key,
    name,
    bytes,
    sha256: Buffer.from(sha256, 'hex'),
    media_type,
  }));
  await tx.insertInto('ticket_attachments').values(rows).execute();
  for (const upload of good) upload.kept = 'maybe';
  for (const { id, media_type } of rows)
    if (media_type?.startsWith('image/')) await makePreview.later(tx, { attachment_id: id });
  return rows.map(({ id, name, bytes }) => ({ id, name, bytes }));
}
