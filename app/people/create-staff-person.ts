import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person, StaffRole } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { sendWelcome } from './send-welcome.ts';

/** Makes somebody of the vendor's staff, who gets a link to choose a password. Null: the address is taken. */
export async function createStaffPerson(
  tx: Tx,
  viewer: Person,
  { name, email, roles }: { name: string; email: string; roles: readonly StaffRole[] },
): Promise<string | null> {
  const id = newId();
  const created = await tx
    .insertInto('persons')
    .values({ id, name, email, locale: viewer.locale, time_zone: viewer.time_zone })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!created) return null;
  await tx
    .insertInto('staff_roles')
    .values(roles.map((role) => ({ person_id: id, role })))
    .execute();
  await sendWelcome.later(tx, { person_id: id });
  await record(tx, viewer, 'person_created', {
    subject_id: id,
    organization_id: null,
    details: { roles: roles.join(',') },
  });
  return id;
}
