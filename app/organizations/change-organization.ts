import { sql, type Updateable } from 'kysely';
import type { Organizations } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Changed, OrganizationValues } from './organization.ts';
import { refusalOf } from './refusal.ts';
import { stale } from './stale.ts';

/** Changes an organisation whose state is still the one of `version`. */
export async function changeOrganization(
  tx: Tx,
  viewer: Person,
  id: string,
  version: number,
  change: Partial<OrganizationValues>,
): Promise<Changed> {
  const values: Updateable<Organizations> = change;
  try {
    const { numUpdatedRows } = await tx
      .updateTable('organizations')
      .set({ ...values, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return await stale(tx, 'organizations', id);
  } catch (error) {
    const refusal = refusalOf(error);
    // The same constraint speaks of the kind here, of the customer where a portfolio is granted.
    return { ok: false, errors: refusal.errors.map((each) => (each.code === 'not_a_customer' ? in_use : each)) };
  }
  await record(tx, viewer, 'organization_changed', { subject_id: id, organization_id: id });
  return { ok: true };
}

const in_use = { field: 'kind', code: 'serves_now' } as const;
