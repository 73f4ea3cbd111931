import { system, type Database } from '../../lib/database.ts';
import { record } from '../audit/record.ts';
import { createPerson } from '../people/create-person.ts';
import { storePassword } from '../people/store-password.ts';

/**
 * The first set-up: names the vendor and makes its first administrator. It happens once; a second call answers null.
 * In: names, address and the hash of the administrator's password. Out: the administrator's person_id.
 */
export async function prepare(
  database: Database,
  {
    vendor_name,
    name,
    email,
    password_hash,
    time_zone,
  }: { vendor_name: string; name: string; email: string; password_hash: string; time_zone: string },
): Promise<string | null> {
  return database.as(system, async (tx) => {
    const made = await tx
      .insertInto('vendor')
      .values({ name: vendor_name })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return null;
    const person_id = await createPerson(tx, { name, email, time_zone, staff_roles: ['system_admin'] }, 'web');
    await storePassword(tx, person_id, password_hash);
    await record(tx, null, 'vendor_prepared', { subject_id: person_id });
    return person_id;
  });
}
