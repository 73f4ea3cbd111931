import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { organizationByCnpj } from './find-access.ts';
import { routeAccessRequest } from './route-access-request.ts';

/** Staff say whose request this is; it then goes to who decides there. `unknown`: no organisation has that CNPJ. `missing`: no request waits. */
export async function nameOrganization(
  tx: Tx,
  viewer: Person,
  id: string,
  cnpj: string,
): Promise<'named' | 'unknown' | 'missing'> {
  const found = await organizationByCnpj(tx, cnpj);
  if (!found) return 'unknown';
  const { numUpdatedRows } = await tx
    .updateTable('access_requests')
    .set({ organization_id: found.id, routed_at: null })
    .where('id', '=', id)
    .where('confirmed_at', 'is not', null)
    .where('decided_at', 'is', null)
    .where('expires_at', '>', sql<Date>`app.now()`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'missing';
  await routeAccessRequest.later(tx, { request_id: id });
  await record(tx, viewer, 'access_request_routed', { subject_id: id, organization_id: found.id });
  return 'named';
}
