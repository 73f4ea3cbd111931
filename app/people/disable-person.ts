import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { constraintOf } from '../../lib/refusal.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Shuts somebody out everywhere; sessions, tokens and links end at once (trigger end_all_access). `last_system_admin`: the transaction is over. */
export async function disablePerson(
  tx: Tx,
  viewer: Person,
  person_id: string,
): Promise<'disabled' | 'missing' | 'last_system_admin'> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('persons')
      .set({ disabled_at: sql`app.now()` })
      .where('id', '=', person_id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'missing';
  } catch (error) {
    if (constraintOf(error) === 'last_system_admin') return 'last_system_admin';
    throw error;
  }
  await record(tx, viewer, 'person_disabled', { subject_id: person_id, organization_id: null });
  return 'disabled';
}

/** Lets somebody in again, where they still have access; what had ended stays ended. */
export async function enablePerson(tx: Tx, viewer: Person, person_id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('persons')
    .set({ disabled_at: null })
    .where('id', '=', person_id)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await record(tx, viewer, 'person_enabled', { subject_id: person_id, organization_id: null });
  return true;
}
