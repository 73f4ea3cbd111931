import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { saved_max } from './saved-search.ts';

export type Saving = { ok: true; id: string } | { ok: false; reason: 'taken' | 'too_many' };

/**
 * Keeps a search under a name for the one who asks. The same again is kept once. Refused: a name that another search
 * has, and more than they may keep.
 */
export async function saveSearch(tx: Tx, viewer: Person, kept: { name: string; query: string }): Promise<Saving> {
  const { rows: before } = await sql<{ id: string; query: string; same: boolean }>`
    select id, lower(name) = lower(${kept.name}) as same, query from saved_searches where person_id = ${viewer.person_id}`.execute(
    tx,
  );
  const named = before.find(({ same }) => same);
  if (named) return named.query === kept.query ? { ok: true, id: named.id } : { ok: false, reason: 'taken' };
  if (before.length >= saved_max) return { ok: false, reason: 'too_many' };
  const { rows } = await sql<{ id: string }>`
    insert into saved_searches (id, person_id, name, query) values (${newId()}, ${viewer.person_id}, ${kept.name}, ${kept.query})
    on conflict (person_id, lower(name)) do nothing returning id`.execute(tx);
  const [written] = rows;
  if (!written) return { ok: false, reason: 'taken' };
  await record(tx, viewer, 'search_saved', { subject_id: written.id });
  return { ok: true, id: written.id };
}
