import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

export type AttachedFile = Awaited<ReturnType<typeof filesOfMessages>>[number];

const columns = [
  'a.id',
  'a.message_id',
  'a.internal',
  'a.name',
  'a.bytes',
  'a.media_type',
  'a.preview_key',
  'a.created_at',
] as const;

/** Files that came with these messages, the oldest first; those of notes for staff alone. */
export function filesOfMessages(tx: Tx, message_ids: readonly string[]) {
  return tx
    .selectFrom('ticket_attachments as a')
    .select(columns)
    .where(sql<boolean>`a.message_id = any (${[...message_ids]}::uuid[])`)
    .orderBy('a.created_at')
    .orderBy('a.id')
    .execute();
}

/** Files of a request, the oldest first, after one of them; those of notes for staff alone. */
export function filesOf(tx: Tx, ticket_id: string, after: string | null, limit: number) {
  return tx
    .selectFrom('ticket_attachments as a')
    .select(columns)
    .where('a.ticket_id', '=', ticket_id)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(a.created_at, a.id) > (select f.created_at, f.id from ticket_attachments f where f.id = ${after}::uuid)`,
      ),
    )
    .orderBy('a.created_at')
    .orderBy('a.id')
    .limit(sql.lit(limit))
    .execute();
}

/** Files somebody has put into a draft. */
export function filesOfDraft(tx: Tx, person_id: string, draft_id: string) {
  return tx
    .selectFrom('ticket_attachments as a')
    .select(columns)
    .where('a.draft_id', '=', draft_id)
    .where('a.person_id', '=', person_id)
    .orderBy('a.created_at')
    .orderBy('a.id')
    .limit(sql.lit(100))
    .execute();
}

/** One file of a request, by the number and its id; undefined when it is unknown, of another request or not the reader's to see. */
export function attachment(tx: Tx, number: number, id: string) {
  return tx
    .selectFrom('ticket_attachments as a')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .select(['a.id', 'a.organization_id', 'a.file_key', 'a.preview_key', 'a.name', 'a.bytes', 'a.media_type'])
    .where('t.number', '=', number)
    .where('a.id', '=', id)
    .executeTakeFirst();
}
