import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { DraftForm } from './save-draft.ts';

export type DraftRow = Awaited<ReturnType<typeof draftsOf>>[number];

/** An answer that somebody has begun, as it was left, with its files. */
export type AnswerDraft = Awaited<ReturnType<typeof answerDraftsOf>>[number];

/** New requests this person has begun, the one touched last first; of an agent, for which company. */
export function draftsOf(tx: Tx, person_id: string) {
  return tx
    .selectFrom('ticket_drafts as d')
    .leftJoin('organizations as o', 'o.id', 'd.organization_id')
    .select(['d.id', 'd.updated_at', 'o.name as organization_name'])
    .select(sql<string | null>`left(d.form ->> 'subject', 200)`.as('subject'))
    .where('d.person_id', '=', person_id)
    .where('d.kind', '=', sql.lit('request'))
    .orderBy('d.updated_at', 'desc')
    .limit(sql.lit(50))
    .execute();
}

/** One of them, as it was left. */
export async function draft(
  tx: Tx,
  person_id: string,
  id: string,
): Promise<{ id: string; version: number; form: DraftForm } | null> {
  const found = await tx
    .selectFrom('ticket_drafts')
    .select(['id', 'version', 'form'])
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ? { ...found, form: found.form as DraftForm } : null;
}

const answers_shown = 10;

/** Answers to a request the reader has begun, the one touched last first; their own alone, by row level security. */
export function answerDraftsOf(tx: Tx, number: number) {
  return compiledOnce(tx, 'answer drafts', { number }, (db, given) =>
    db
      .selectFrom('ticket_drafts as d')
      .select(['d.id', 'd.version', 'd.updated_at'])
      .select([
        sql<DraftForm>`d.form`.as('form'),
        sql<
          { id: string; name: string }[]
        >`coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.created_at, a.id)
        from ticket_attachments a where a.draft_id = d.id and a.person_id = d.person_id), '[]')`.as('files'),
      ])
      .where('d.person_id', '=', sql<string>`(select app.person_id())`)
      .where('d.ticket_id', '=', (of) =>
        of.selectFrom('tickets as t').select('t.id').where('t.number', '=', given.number),
      )
      .orderBy('d.updated_at', 'desc')
      .limit(sql.lit(answers_shown)),
  );
}
