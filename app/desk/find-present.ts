import type { Tx } from '../../lib/database.ts';

/** Names of these people of the staff. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .limit(100)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
