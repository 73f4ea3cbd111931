import type { Insertable } from 'kysely';
import type { AuditEvents, Organizations } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { record } from '../audit/record.ts';

/** Makes an organisation, as the system. `cnpj`: stored form of `readCnpj`; one that is taken is refused by PostgreSQL. */
export async function createOrganization(
  tx: Tx,
  organization: Omit<Insertable<Organizations>, 'id' | 'created_at'>,
  channel: AuditEvents['channel'],
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('organizations')
    .values({ id, ...organization })
    .execute();
  await record(tx, null, 'organization_created', { subject_id: id, organization_id: id, channel });
  return id;
}
