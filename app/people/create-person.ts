import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person, StaffRole } from '../../lib/viewer.ts';
import type { MemberRights } from './membership.ts';
import type { AuditEvents } from '../../db/tables.ts';
import { record } from '../audit/record.ts';

type NewPerson = {
  name: string;
  email: string;
  locale?: Person['locale'];
  time_zone?: string;
  staff_roles?: readonly StaffRole[];
  membership?: { organization_id: string } & MemberRights;
};

/** Makes a person with roles and at most one membership, as the system. An address that is taken is refused by PostgreSQL (persons_by_email). */
export async function createPerson(
  tx: Tx,
  { name, email, locale, time_zone, staff_roles = [], membership }: NewPerson,
  channel: AuditEvents['channel'],
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('persons')
    .values({ id, name, email, ...(locale && { locale }), ...(time_zone && { time_zone }) })
    .execute();
  if (staff_roles.length > 0)
    await tx
      .insertInto('staff_roles')
      .values(staff_roles.map((role) => ({ person_id: id, role })))
      .execute();
  if (membership)
    await tx
      .insertInto('memberships')
      .values({ person_id: id, ...membership })
      .execute();
  await record(tx, null, 'person_created', {
    subject_id: id,
    organization_id: membership?.organization_id ?? null,
    channel,
  });
  return id;
}
