import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Ends a token of one's own or, for a portal administrator, of the organisation; false when there is none such in use. Takes effect with the next call. */
export async function revokeToken(tx: Tx, viewer: Person, token_id: string): Promise<boolean> {
  const revoked = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: sql`app.now()` })
    .where('id', '=', token_id)
    .where('revoked_at', 'is', null)
    .returning(['kind', 'organization_id'])
    .executeTakeFirst();
  if (!revoked) return false;
  // One's own may be of another organisation, which nothing is written down for from here.
  const here = revoked.organization_id === viewer.organization_id;
  await record(tx, viewer, 'api_token_revoked', {
    subject_id: token_id,
    organization_id: here ? viewer.organization_id : null,
    details: { kind: revoked.kind, of: revoked.organization_id },
  });
  return true;
}
