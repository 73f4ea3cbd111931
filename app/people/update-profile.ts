import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

type Profile = { name: string; locale: Person['locale']; time_zone: string; theme: Person['theme'] };

/** Changes what the viewer says about themselves; the audit event names the fields, not their values. */
export async function updateProfile(tx: Tx, viewer: Person, profile: Partial<Profile>): Promise<void> {
  const changed = (['name', 'locale', 'time_zone', 'theme'] as const).filter(
    (field) => profile[field] !== undefined && profile[field] !== viewer[field],
  );
  if (changed.length === 0) return;
  await tx.updateTable('persons').set(profile).where('id', '=', viewer.person_id).execute();
  await record(tx, viewer, 'profile_changed', { subject_id: viewer.person_id, details: { fields: changed.join(',') } });
}
