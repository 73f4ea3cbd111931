import { sql } from 'kysely';
import type { Unseen } from '../../adapters/search-lists/lists.ts';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import type { ResultType } from './result.ts';

/** A record as the reader may see it now. `newer`: the lists have not seen it as it is. */
export type Candidate = {
  key: number;
  type: ResultType;
  id: string;
  record: Buffer;
  organization_id: string | null;
  queue_id: string | null;
  assignee_id: string | null;
  status: string | null;
  product_id: string | null;
  module_id: string | null;
  locale: string | null;
  occurred_at: Date;
  helpful: number;
  newer: boolean;
};

/** What narrows a search; of rows that the lists do not know it is asked here. */
export type Narrowed = {
  types: readonly string[] | undefined;
  product_id: string | undefined;
  module_id: string | undefined;
  locale: string | undefined;
  status: string | undefined;
  queue_id: string | undefined;
  assignee_id: string | null | undefined;
  organization_id: string | undefined;
};

/** Rows newer than the lists that one search reads, the newest first. The lists look every second, so that there are hardly ever as many. */
const most_newer = 500;

/**
 * The records behind what the lists propose, and with `newer` those written since, as far as row level security lets this reader see them. A
 * candidate that has been written since is read as it is now; without `newer` it is left out, being where `newer` was asked.
 */
export async function readAgain(
  tx: Tx,
  keys: readonly number[],
  { before, open }: Unseen,
  newer: Narrowed | null,
): Promise<Candidate[]> {
  const rows = await compiledOnce(
    tx,
    'read again',
    { keys: [...keys], before, open: [...open], most: newer ? most_newer : 0 },
    (_db, given) => sql<Candidate>`
    select * from app.read_again(${given.keys}::integer[], ${given.before}::xid8, ${given.open}::xid8[], ${given.most}::integer)`,
  );
  if (!newer) return rows.filter((row) => !row.newer);
  return rows.filter((row) => !row.newer || fits(row, newer));
}

function fits(row: Candidate, { types, locale, ...columns }: Narrowed): boolean {
  if (types && !types.includes(row.type)) return false;
  if (locale && row.locale !== null && row.locale !== locale) return false;
  return Object.entries(columns).every(
    ([column, wanted]) => wanted === undefined || row[column as keyof typeof columns] === wanted,
  );
}
