import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';

export type Served = Awaited<ReturnType<typeof servedCustomers>>[number];

/** The customers a unit serves now, by name, after the one a page ended with; `part` of a name or CNPJ narrows them. At most `limit`, one more than a page. */
export function servedCustomers(
  tx: Tx,
  unit_id: string,
  {
    after = null,
    part = '',
    limit = page_size + 1,
  }: { after?: { name: string; id: string } | null; part?: string; limit?: number } = {},
) {
  return tx
    .selectFrom('portfolios as f')
    .innerJoin('organizations as o', 'o.id', 'f.organization_id')
    .select(['o.id', 'o.name', 'o.cnpj', 'f.visibility', 'f.may_accept_services', 'f.may_download', 'f.valid_until'])
    .where('f.unit_id', '=', unit_id)
    .where('f.revoked_at', 'is', null)
    .where('o.suspended_at', 'is', null)
    .where(sql<boolean>`(f.valid_until is null or f.valid_until >= (app.now() at time zone o.time_zone)::date)`)
    .$if(part !== '', (query) => query.where(sql<boolean>`position(app.fold(${part}) in o.search_text) > 0`))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(o.name), o.id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .limit(limit)
    .execute();
}
