import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { indexIssue } from '../search/index-entry.ts';

type Registration = { key: string; title: string; product_id: string | null };

/** Writes down an issue that development knows. Out: its id; null when the key is taken, or the product unknown to the viewer. */
export async function registerIssue(
  tx: Tx,
  viewer: Person,
  { key, title, product_id }: Registration,
): Promise<{ ok: true; id: string } | { ok: false; field: 'key' | 'product_id' }> {
  const known =
    product_id === null ||
    (await tx.selectFrom('products').select('id').where('id', '=', product_id).executeTakeFirst());
  if (!known) return { ok: false, field: 'product_id' };
  const id = newId();
  const written = await tx
    .insertInto('known_issues')
    .values({ id, key, title, product_id, registered_by: viewer.person_id })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return { ok: false, field: 'key' };
  await indexIssue(tx, id);
  await record(tx, viewer, 'known_issue_registered', { subject_id: id, details: { key } });
  return { ok: true, id };
}
