import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

/** Writes the hash for a person the transaction may write for. */
export async function storePassword(tx: Tx, person_id: string, hash: string): Promise<void> {
  await tx
    .insertInto('passwords')
    .values({ person_id, hash })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: sql`app.now()` }))
    .execute();
}
