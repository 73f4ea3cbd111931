import type { AuditEvents, Organizations } from '../../db/tables.ts';
import type { Insertable } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Changed } from './organization.ts';
import { refusalOf } from './refusal.ts';

type New = Omit<Insertable<Organizations>, 'id' | 'created_at' | 'version' | 'search_text'>;

/** Makes an organisation. `cnpj`: stored form of `readCnpj`; one that an organisation or a branch has is refused. `viewer` null: the system (seeds). */
export async function createOrganization(
  tx: Tx,
  viewer: Person | null,
  organization: New,
  channel: AuditEvents['channel'] = 'web',
): Promise<{ ok: true; id: string } | Exclude<Changed, { ok: true } | 'unknown'>> {
  const id = newId();
  try {
    await tx
      .insertInto('organizations')
      .values({ id, ...organization })
      .execute();
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'organization_created', { subject_id: id, organization_id: id, channel });
  return { ok: true, id };
}
