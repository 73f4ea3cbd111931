import { z } from 'zod';
import { moment } from '../api.ts';
import type { AttachedFile } from './find-files.ts';
import type { eventsOf, Full, Message } from './find-full.ts';
import { kinds, severities, turns } from './ticket.ts';

const named = z.object({ id: z.string(), name: z.string() });
const reference = z.string().nullable();

/** A request as it leaves. */
export const ticket_answer = z.object({
  number: z.int(),
  subject: z.string(),
  description: z.string(),
  kind: z.enum(kinds),
  status: z.string(),
  close_reason: reference,
  severity: z.enum(severities),
  organization: named.extend({ cnpj: reference }),
  requester: named,
  assignee: named.nullable(),
  queue: named.nullable(),
  product_id: reference,
  module_id: reference,
  routine_id: reference,
  release_id: reference,
  environment_id: reference,
  whose_turn: z.enum(['customer', 'support', 'development']).nullable(),
  opened_at: moment,
  closes_at: moment.nullable(),
  closed_at: moment.nullable(),
  follow_up_of: z.int().nullable(),
  follow_ups: z.array(z.int()),
  duplicate_of: z.int().nullable(),
  details: z.record(z.string(), z.unknown()),
  url: z.string(),
});

/** What the API tells of a request. */
export function told(public_url: string, staff: boolean, row: Full): z.input<typeof ticket_answer> {
  const url = `${public_url}${staff ? '/desk' : ''}/tickets/${row.number}`;
  return { ...row, environment_id: null, whose_turn: turns[row.status], url };
}

const attached = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  media_type: reference,
  url: z.string(),
});

export const message_answer = z.object({
  id: z.string(),
  author: z.object({ name: z.string(), staff: z.boolean() }),
  body: z.string(),
  html: z.string(),
  internal: z.boolean(),
  kind: z.enum(['message', 'proposal', 'note', 'event']),
  channel: z.string(),
  created_at: moment,
  attachments: z.array(attached),
});

/** A file of a request; without a message it came with its opening. */
export const file_answer = attached.extend({
  message_id: reference,
  internal: z.boolean(),
  created_at: moment,
});

/** What the API tells of a file. */
export function filed(ticket_url: string, file: AttachedFile): z.input<typeof file_answer> {
  const { message_id, internal, created_at } = file;
  return { ...attachedAt(ticket_url, file), message_id, internal, created_at };
}

function attachedAt(ticket_url: string, { id, name, bytes, media_type }: AttachedFile): z.input<typeof attached> {
  return { id, name, size: Number(bytes), media_type, url: `${ticket_url}/files/${id}` };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');

/** What the API tells of a message. */
export function said(
  ticket_url: string,
  { author_name, author_side, kind, html, ...row }: Message,
  files: readonly AttachedFile[],
): z.input<typeof message_answer> {
  return {
    ...row,
    author: { name: author_name, staff: author_side === 'staff' },
    kind: kind === 'information_request' ? 'message' : kind,
    html: html ?? `<p>${escaped(row.body)}</p>`,
    attachments: files.filter(({ message_id }) => message_id === row.id).map((file) => attachedAt(ticket_url, file)),
  };
}

export const event_answer = z.object({
  id: z.string(),
  event: z.string(),
  internal: z.boolean(),
  actor: z.object({ name: z.string().nullable(), side: z.enum(['customer', 'staff', 'system']) }),
  from_status: reference,
  to_status: reference,
  details: z.record(z.string(), z.unknown()),
  created_at: moment,
});

const names_another = ['follow_up', 'follow_up_of', 'duplicate', 'duplicate_of'];

/** What the API tells of an event. `seen`: numbers the reader may see; other requests are not named. */
export function happened(
  { actor_name, actor_side, details, ...row }: Awaited<ReturnType<typeof eventsOf>>[number],
  seen: ReadonlySet<number>,
): z.input<typeof event_answer> {
  const known = Object.entries(details).filter(
    ([name, value]) => !names_another.includes(name) || seen.has(Number(value)),
  );
  return { ...row, actor: { name: actor_name, side: actor_side }, details: Object.fromEntries(known) };
}
