import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { saved_max } from './saved-search.ts';

export type Saved = { id: string; name: string; query: string };

/** The searches the reader keeps, by name. */
export function savedSearches(tx: Tx): Promise<Saved[]> {
  return tx
    .selectFrom('saved_searches')
    .select(['id', 'name', 'query'])
    .where('person_id', '=', sql<string>`app.person_id()`)
    .orderBy(sql`lower(name)`)
    .limit(sql.lit(saved_max))
    .execute();
}
