import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DraftForm } from './save-draft.ts';

export type DraftRow = Awaited<ReturnType<typeof draftsOf>>[number];

/** New requests this person has begun, the one touched last first. */
export function draftsOf(tx: Tx, person_id: string) {
  return tx
    .selectFrom('ticket_drafts')
    .select(['id', 'updated_at'])
    .select(sql<string | null>`left(form ->> 'subject', 200)`.as('subject'))
    .where('person_id', '=', person_id)
    .where('kind', '=', sql.lit('request'))
    .orderBy('updated_at', 'desc')
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
