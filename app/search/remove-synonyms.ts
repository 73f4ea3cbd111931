import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Removes a group of synonyms; false when there is none by that id. */
export async function removeSynonyms(tx: Tx, viewer: Person, id: string): Promise<boolean> {
  const gone = await tx.deleteFrom('synonyms').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone) await record(tx, viewer, 'synonyms_removed', { subject_id: id, organization_id: null });
  return gone !== undefined;
}
