import { sql } from 'kysely';
import type { ApiTokens, AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId, newToken } from '../../lib/tokens.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Scope } from './token.ts';

export type NewToken = { id: string; token: string; expires_at: Date };

/**
 * Makes a bearer token that acts as its person: of staff with their roles, of a member in the organisation acted in. Of kind
 * `organization` it is seen and revoked by every portal administrator there. Out: the token itself, which nobody can read again.
 */
export async function createToken(
  tx: Tx,
  viewer: Person,
  { kind, name, scopes, days }: { kind: ApiTokens['kind']; name: string; scopes: readonly Scope[]; days: number },
  channel?: AuditEvents['channel'],
): Promise<NewToken> {
  const id = newId();
  const organization_id = isStaff(viewer) ? null : viewer.organization_id;
  const { token, hash } = newToken('arr_');
  const { expires_at } = await tx
    .insertInto('api_tokens')
    .values({
      id,
      token_hash: hash,
      hint: token.slice(0, 8),
      kind,
      name,
      person_id: viewer.person_id,
      organization_id,
      scopes: [...scopes],
      expires_at: sql`app.now() + make_interval(days => ${days}::int)`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  // By command it is the operator who makes it, whoever that is.
  await record(tx, channel === 'cli' ? null : viewer, 'api_token_created', {
    subject_id: id,
    organization_id,
    ...(channel && { channel }),
    details: { kind, scopes: scopes.join(','), days },
  });
  return { id, token, expires_at };
}
