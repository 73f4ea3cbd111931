import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Changed } from './organization.ts';

/** Why an update found no row: somebody was faster, or nothing of that id is there to be changed. */
export async function stale(
  tx: Tx,
  table: 'organizations' | 'branches' | 'entitlements' | 'portfolios',
  id: string,
): Promise<Changed> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id}`.execute(tx);
  return rows.length > 0 ? { ok: false, errors: [{ field: '', code: 'changed_meanwhile' }] } : 'unknown';
}
