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
    .executeTakeFirst();
  if (revoked.numUpdatedRows === 0n) return false;
  await record(tx, viewer, 'api_token_revoked', { subject_id: token_id });
  return true;
}
