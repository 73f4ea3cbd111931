import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { most_tokens } from './token.ts';

export type TokenRow = Awaited<ReturnType<typeof ownTokens>>[number];

const listed = (tx: Tx) =>
  tx
    .selectFrom('api_tokens as t')
    .innerJoin('persons as p', 'p.id', 't.person_id')
    .leftJoin('organizations as o', 'o.id', 't.organization_id')
    .select([
      't.id',
      't.name',
      't.hint',
      't.scopes',
      't.created_at',
      't.expires_at',
      't.last_used_at',
      'p.name as person_name',
      'o.name as organization_name',
    ])
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', sql<Date>`app.now()`)
    .orderBy('t.created_at', 'desc')
    // Those made at the same moment, or by command, may be more than one may have.
    .limit(sql.lit(4 * most_tokens));

/** The viewer's own tokens in use, the latest first. */
export function ownTokens(tx: Tx, viewer: Person) {
  return listed(tx).where('t.person_id', '=', viewer.person_id).where('t.kind', '=', 'person').execute();
}

/** Tokens of the organisation, of whichever portal administrator. */
export function organizationTokens(tx: Tx, organization_id: string) {
  return listed(tx).where('t.organization_id', '=', organization_id).where('t.kind', '=', 'organization').execute();
}
