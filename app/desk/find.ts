import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';

export type OrganizationRow = Awaited<ReturnType<typeof organizations>>[number];

/** Organisations by name, after the row a page ended with; one more than a page tells that there are more. */
export function organizations(tx: Tx, after: { name: string; id: string } | null) {
  return tx
    .selectFrom('organizations as o')
    .select(['o.id', 'o.name', 'o.cnpj', 'o.kind'])
    .select((e) =>
      e
        .selectFrom('memberships as m')
        .select(e.fn.countAll<number>().as('count'))
        .whereRef('m.organization_id', '=', 'o.id')
        .as('people'),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(o.name), o.id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .limit(page_size + 1)
    .execute();
}
