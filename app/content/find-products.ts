import type { Tx } from '../../lib/database.ts';
import { sql } from 'kysely';

const most = 500;

/** Products to choose from. */
export function productNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('products')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .limit(sql.lit(most))
    .execute();
}
