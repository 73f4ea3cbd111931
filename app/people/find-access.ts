import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';

export type AccessRow = Awaited<ReturnType<typeof waitingRequests>>[number];

const asked = ['r.id', 'r.name', 'r.email', 'r.cnpj', 'r.message', 'r.created_at', 'r.organization_id'] as const;

function waiting(tx: Tx) {
  return tx
    .selectFrom('access_requests as r')
    .leftJoin('organizations as o', 'o.id', 'r.organization_id')
    .select([...asked, 'o.name as organization_name', 'o.kind as organization_kind'])
    .where('r.confirmed_at', 'is not', null)
    .where('r.decided_at', 'is', null)
    .where('r.expires_at', '>', sql<Date>`app.now()`);
}

/**
 * Confirmed requests without an answer, the oldest first, after the one a page ended with; one more than a page. Of one organisation,
 * of none that is known (`null`), or `all`.
 */
export function waitingRequests(tx: Tx, organization_id: string | null | 'all', after: string | null) {
  return waiting(tx)
    .$if(organization_id !== 'all', (query) =>
      organization_id === null
        ? query.where('r.organization_id', 'is', null)
        : query.where('r.organization_id', '=', organization_id),
    )
    .$if(after !== null, (query) => query.where('r.id', '>', after))
    .orderBy('r.id')
    .limit(page_size + 1)
    .execute();
}

export function waitingRequest(tx: Tx, id: string) {
  return waiting(tx).where('r.id', '=', id).executeTakeFirst();
}

/** The customer or unit that has this CNPJ, itself or as a branch. */
export function organizationByCnpj(tx: Tx, cnpj: string) {
  return tx
    .selectFrom('organizations as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.finance_email', 'o.suspended_at'])
    .where('o.kind', '!=', 'vendor')
    .where((e) =>
      e.or([
        e('o.cnpj', '=', cnpj),
        e(
          'o.id',
          'in',
          e
            .selectFrom('branches as b')
            .select('b.organization_id')
            .where('b.cnpj', '=', cnpj)
            .where('b.archived_at', 'is', null),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
}
