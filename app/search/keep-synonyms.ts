import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { groups_max, type SynonymGroup } from './synonym.ts';

export type Keeping = { ok: true; id: string } | { ok: false; reason: 'taken' | 'too_many' | 'changed_meanwhile' };

/** Keeps a new group of synonyms. Refused: one with the same words in the same language, and more than a vendor may keep. */
export async function addSynonyms(tx: Tx, viewer: Person, group: SynonymGroup): Promise<Keeping> {
  const id = newId();
  const { rows } = await sql<{ id: string | null; count: number }>`
    with counted as (select count(*)::int as count from synonyms),
    written as (
      insert into synonyms (id, locale, words, leads_to, changed_by)
      select ${id}, ${group.locale}, ${group.words}::text[], ${group.leads_to}::text[], ${viewer.person_id} from counted where count < ${sql.lit(groups_max)}
      on conflict (locale, words, leads_to) do nothing returning id)
    select (select id from written) as id, count from counted`.execute(tx);
  const [done] = rows;
  if (!done?.id) return { ok: false, reason: (done?.count ?? 0) >= groups_max ? 'too_many' : 'taken' };
  await record(tx, viewer, 'synonyms_kept', { subject_id: id, organization_id: null, details: detailsOf(group) });
  return { ok: true, id };
}

/** Changes a group that was looked at in `version`. */
export async function changeSynonyms(
  tx: Tx,
  viewer: Person,
  { id, version }: { id: string; version: number },
  group: SynonymGroup,
): Promise<Keeping> {
  const { rows: same } = await sql`
    select from synonyms where locale = ${group.locale} and words = ${group.words}::text[] and leads_to = ${group.leads_to}::text[] and id <> ${id}`.execute(
    tx,
  );
  if (same.length > 0) return { ok: false, reason: 'taken' };
  const { rows } = await sql`
    update synonyms set locale = ${group.locale}, words = ${group.words}::text[], leads_to = ${group.leads_to}::text[],
      version = version + 1, changed_by = ${viewer.person_id}, changed_at = app.now()
    where id = ${id} and version = ${version} returning id`.execute(tx);
  if (rows.length === 0) return { ok: false, reason: 'changed_meanwhile' };
  await record(tx, viewer, 'synonyms_kept', { subject_id: id, organization_id: null, details: detailsOf(group) });
  return { ok: true, id };
}

// What they say stays out of the audit, as everything that people type.
const detailsOf = ({ locale, words, leads_to }: SynonymGroup) => ({
  locale,
  words: words.length,
  leads_to: leads_to.length,
});
