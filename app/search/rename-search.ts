import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Gives one of the own searches another name. `unknown`: there is no such search; `taken`: another one is called so. */
export async function renameSearch(
  tx: Tx,
  viewer: Person,
  id: string,
  name: string,
): Promise<'renamed' | 'unknown' | 'taken'> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from saved_searches o where o.person_id = s.person_id and o.id <> s.id and lower(o.name) = lower(${name})) as taken
    from saved_searches s where s.id = ${id} for update`.execute(tx);
  const [found] = rows;
  if (!found) return 'unknown';
  if (found.taken) return 'taken';
  await tx.updateTable('saved_searches').set({ name }).where('id', '=', id).execute();
  await record(tx, viewer, 'search_renamed', { subject_id: id });
  return 'renamed';
}
