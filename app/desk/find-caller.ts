import type { Tx } from '../../lib/database.ts';
import { organization } from '../organizations/find.ts';
import { member } from '../people/find-members.ts';

/** Who called, and for which company. */
export type Caller = NonNullable<Awaited<ReturnType<typeof callerOf>>>;

/** Who called: somebody who sees requests of the company; null when there is nobody like that. */
export async function callerOf(tx: Tx, organization_id: string | null, person_id: string | null) {
  if (!organization_id || !person_id) return null;
  const [company, found] = await Promise.all([
    organization(tx, organization_id),
    member(tx, organization_id, person_id),
  ]);
  return company && found && !found.disabled_at && found.visibility !== 'none' ? { company, person: found } : null;
}
