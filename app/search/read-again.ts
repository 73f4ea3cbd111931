import { type RawBuilder, sql } from 'kysely';
import type { Unseen } from '../../adapters/search-lists/lists.ts';
import type { Tx } from '../../lib/database.ts';
import type { ResultType } from './result.ts';

/** A record as the reader may see it now. `newer`: the lists have not seen it as it is. */
export type Candidate = {
  key: number;
  type: ResultType;
  id: string;
  record: Buffer;
  product_id: string | null;
  module_id: string | null;
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
export const most_newer = 500;

/**
 * The records behind what the lists propose, and with `newer` those written since, as far as row level security lets this reader see them. A
 * candidate that has been written since is read as it is now.
 */
export async function readAgain(
  tx: Tx,
  keys: readonly number[],
  { before, open }: Unseen,
  newer: Narrowed | null,
): Promise<Candidate[]> {
  const unseen = sql`(r.ver >= ${before}::xid8 or r.ver = any (${[...open]}::xid8[]))`;
  const columns = sql`r.key, r.type, r.id, r.record, r.product_id, r.module_id, r.occurred_at, r.helpful`;
  const candidates = sql`select ${columns}, ${unseen} as newer from search_records r where r.key = any (${[...keys]}::integer[]) and not r.removed`;
  if (!newer) return (await sql<Candidate>`${candidates} and not ${unseen}`.execute(tx)).rows;
  // Two ways into one index, each bounded: what came after the lists looked, and what was then still being written.
  const since = (which: RawBuilder<unknown>) =>
    sql`(select ${columns}, true as newer from search_records r where ${which} and r.key <> all (${[...keys]}::integer[]) and not r.removed ${narrowed(newer)} order by r.ver desc limit ${sql.lit(most_newer)})`;
  const { rows } = await sql<Candidate>`
    ${candidates} union all ${since(sql`r.ver >= ${before}::xid8`)} union all ${since(sql`r.ver = any (${[...open]}::xid8[])`)}`.execute(
    tx,
  );
  return rows;
}

function narrowed({ types, ...wanted }: Narrowed): RawBuilder<unknown> {
  const { locale, ...columns } = wanted;
  const said = Object.entries(columns).filter(([, value]) => value !== undefined);
  return sql.join(
    [
      types ? sql`and r.type = any (${[...types]}::text[])` : sql``,
      locale ? sql`and (r.locale = ${locale} or r.locale is null)` : sql``,
      ...said.map(([column, value]) => sql`and ${sql.ref(`r.${column}`)}::text is not distinct from ${value}`),
    ],
    sql` `,
  );
}
