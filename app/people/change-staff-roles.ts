import type { Tx } from '../../lib/database.ts';
import { constraintOf } from '../../lib/refusal.ts';
import type { Person, StaffRole } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** `member`: belongs to a customer or unit. `last_system_admin`: the transaction is over, nothing was changed. */
export type RolesChanged = 'changed' | 'changed_meanwhile' | 'member' | 'missing' | 'last_system_admin';

/** Gives somebody these roles in the staff instead of those in `stored` (codes joined by commas, in alphabetical order). */
export async function changeStaffRoles(
  tx: Tx,
  viewer: Person,
  person_id: string,
  { roles, stored }: { roles: readonly StaffRole[]; stored: string },
): Promise<RolesChanged> {
  const locked = await tx.selectFrom('persons').select('id').where('id', '=', person_id).forUpdate().executeTakeFirst();
  if (!locked) return 'missing';
  const held = await tx
    .selectFrom('staff_roles')
    .select('role')
    .where('person_id', '=', person_id)
    .orderBy('role')
    .execute();
  const before = held.map(({ role }) => role);
  if (before.join(',') !== stored) return 'changed_meanwhile';
  const added = roles.filter((role) => !before.includes(role));
  const removed = before.filter((role) => !roles.includes(role));
  if (before.length === 0 && added.length > 0 && (await belongsSomewhere(tx, person_id))) return 'member';
  try {
    if (added.length > 0)
      await tx
        .insertInto('staff_roles')
        .values(added.map((role) => ({ person_id, role })))
        .execute();
    if (removed.length > 0)
      await tx.deleteFrom('staff_roles').where('person_id', '=', person_id).where('role', 'in', removed).execute();
  } catch (error) {
    if (constraintOf(error) === 'last_system_admin') return 'last_system_admin';
    throw error;
  }
  if (added.length + removed.length > 0)
    await record(tx, viewer, 'staff_roles_changed', {
      subject_id: person_id,
      organization_id: null,
      details: { added: added.join(','), removed: removed.join(',') },
    });
  return 'changed';
}

async function belongsSomewhere(tx: Tx, person_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('memberships')
    .select('person_id')
    .where('person_id', '=', person_id)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
