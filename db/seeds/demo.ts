import { sql } from 'kysely';
import { member } from '../../app/guard.ts';
import { createOrganization } from '../../app/people/create-organization.ts';
import { createPerson } from '../../app/people/create-person.ts';
import { demo_password } from '../../app/people/person.ts';
import { storePassword } from '../../app/people/store-password.ts';
import { open } from '../../app/tickets/open.ts';
import { become, type Database, system, type Tx } from '../../lib/database.ts';
import { busy, hashPassword } from '../../lib/passwords.ts';
import { newId } from '../../lib/tokens.ts';
import { organizations, people, tickets } from './demo-story.ts';

export { demo_password };

/** Who may sign in to the demo, and as what, for the lines printed at start. */
export const demo_people: readonly { email: string; role: string }[] = people.map(({ email, shown_role }) => ({
  email,
  role: shown_role,
}));

/** Tells the story of one fictitious vendor by calling the verbs, in one transaction, dated back from now; does nothing where a vendor exists. */
export async function seedDemo(database: Database): Promise<void> {
  const hash = await hashPassword(demo_password);
  if (hash === busy) throw new Error('no password could be hashed at the start');
  await database.as(system, async (tx) => {
    const made = await tx
      .insertInto('vendor')
      .values({ name: 'Orvalha' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return;
    const ids = new Map<string, string>();
    await at(tx, 400);
    for (const { key, ...organization } of organizations)
      ids.set(key, await createOrganization(tx, organization, 'seed'));
    for (const { organization, shown_role: _, ...person } of people) {
      const organization_id = organization && ids.get(organization.key);
      const id = await createPerson(
        tx,
        {
          ...person,
          ...(organization_id && organization && { membership: { organization_id, role: organization.role } }),
        },
        'seed',
      );
      ids.set(person.email, id);
      await storePassword(tx, id, hash);
    }
    for (const { requester, days_ago, subject, description } of tickets) {
      const person_id = ids.get(requester);
      if (!person_id) throw new Error(`nobody called ${requester} in the story`);
      await at(tx, days_ago);
      const viewer = await become(tx, person_id);
      await open(tx, member(viewer), { subject, description, submission_id: newId() });
      await sql`select set_config('role', 'none', true)`.execute(tx);
    }
  });
}

async function at(tx: Tx, days_ago: number): Promise<void> {
  const minutes = Math.round(days_ago * 1440);
  await sql`select set_config('app.clock', (now() - make_interval(mins => ${minutes}))::text, true)`.execute(tx);
}
