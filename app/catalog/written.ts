import { sql } from 'kysely';
import type { FieldError } from '../../lib/forms.ts';
import type { Tx } from '../../lib/database.ts';
import { constraintOf } from '../../lib/refusal.ts';

/** How a write went. `unknown`: there is no such thing; `changed_meanwhile`: not at the version that was edited. After `refused`, the transaction may be aborted. */
export type Written =
  | { ok: true; id: string }
  | { ok: false; reason: 'unknown' | 'changed_meanwhile' }
  | { ok: false; reason: 'refused'; errors: FieldError[] };

export const refused = (...errors: FieldError[]): Written => ({ ok: false, reason: 'refused', errors });

/** Runs a write; what PostgreSQL refuses by one of the `known` constraints becomes that field error. */
export async function translating(
  known: Readonly<Record<string, FieldError>>,
  work: () => Promise<Written>,
): Promise<Written> {
  try {
    return await work();
  } catch (error) {
    const refusal = known[constraintOf(error) ?? ''];
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** Why an update by id and version met no row. */
export async function missed(
  tx: Tx,
  table: 'queues' | 'calendars' | 'holidays' | 'product_lines' | 'products' | 'modules' | 'routines' | 'releases',
  id: string,
): Promise<Written> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id}`.execute(tx);
  return { ok: false, reason: rows.length > 0 ? 'changed_meanwhile' : 'unknown' };
}

/** The columns of an update, without those that nobody named. */
export function named<Values extends object>(values: Values): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}
