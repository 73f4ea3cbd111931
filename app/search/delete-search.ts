import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Forgets one of the own searches; false when there is no such search. */
export async function deleteSearch(tx: Tx, viewer: Person, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('saved_searches').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone) await record(tx, viewer, 'saved_search_deleted', { subject_id: id });
  return gone !== undefined;
}
