import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { IssueStatus } from './known-issue.ts';

export type Issue = {
  id: string;
  key: string;
  title: string;
  product_id: string | null;
  status: IssueStatus;
  created_at: Date;
};

const columns = ['id', 'key', 'title', 'product_id', 'status', 'created_at'] as const;

/** The issue of this key, if the reader may know of it. */
export function issueByKey(tx: Tx, key: string): Promise<Issue | undefined> {
  return tx.selectFrom('known_issues').select(columns).where('key', '=', key).executeTakeFirst();
}

/** Issues the reader may know of, the newest first, after the id `after`. */
export function issues(
  tx: Tx,
  { product_id, after, limit }: { product_id: string | undefined; after: string | null; limit: number },
): Promise<Issue[]> {
  return tx
    .selectFrom('known_issues')
    .select(columns)
    .$if(product_id !== undefined, (query) => query.where('product_id', '=', product_id ?? null))
    .$if(after !== null, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(sql.lit(limit))
    .execute();
}
