import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

export type OwnOrganization = Awaited<ReturnType<typeof ownOrganizations>>[number];

/** The organisations somebody belongs to, by name; at most 200. */
export function ownOrganizations(tx: Tx, viewer: Person) {
  return tx
    .selectFrom('memberships as m')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['o.id', 'o.name', 'o.kind', 'm.role', sql<boolean>`o.suspended_at is not null`.as('suspended')])
    .where('m.person_id', '=', viewer.person_id)
    .where('m.ended_at', 'is', null)
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .limit(200)
    .execute();
}

/** Whether the viewer has ever chosen a password. */
export async function hasPassword(tx: Tx, viewer: Person): Promise<boolean> {
  const row = await tx
    .selectFrom('passwords')
    .select('person_id')
    .where('person_id', '=', viewer.person_id)
    .executeTakeFirst();
  return row !== undefined;
}
