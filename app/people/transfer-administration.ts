import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Member } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { plain_role } from './invitation.ts';

/** Makes somebody of the viewer's organisation its portal administrator in the viewer's place. False: nobody there to take it over. */
export async function transferAdministration(tx: Tx, viewer: Member, person_id: string): Promise<boolean> {
  const { organization_id, organization_kind } = viewer;
  const of = (whose: string) =>
    tx
      .updateTable('memberships')
      .where('organization_id', '=', organization_id)
      .where('person_id', '=', whose)
      .where('ended_at', 'is', null);
  if (person_id === viewer.person_id) return false;
  // The receiver first: the last administrator may only go when another is there.
  const { numUpdatedRows } = await of(person_id)
    .where((e) =>
      e.exists(
        e.selectFrom('persons as p').whereRef('p.id', '=', 'memberships.person_id').where('p.disabled_at', 'is', null),
      ),
    )
    .set({ role: 'portal_admin', visibility: 'company', version: sql`version + 1` })
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await of(viewer.person_id)
    .set({ role: plain_role(organization_kind ?? 'customer'), version: sql`version + 1` })
    .execute();
  await record(tx, viewer, 'administration_transferred', { subject_id: person_id });
  return true;
}
