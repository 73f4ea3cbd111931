import { sql } from 'kysely';
import type { Reader } from '../../adapters/search-index/types.ts';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';

/** Whose search this is, by the very settings that row level security reads. Travels with app.enter when it is asked first. */
export async function readerOf(tx: Tx): Promise<Reader> {
  const [reader] = await compiledOnce(
    tx,
    'reader of a search',
    {},
    () => sql<Reader>`
    select app.staff_roles() <> '{}' as staff, app.person_id() as person_id, app.organization_id() as organization_id, app.visibility() as visibility,
      app.queue_ids() as queue_ids, app.entitled_product_ids() as entitled_product_ids`,
  );
  if (!reader) throw new Error('the settings of the reader cannot be read');
  return reader;
}
