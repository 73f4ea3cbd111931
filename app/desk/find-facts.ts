import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

/** What an agent has to know of the customer of a request: contract in force, units that serve them, where their day ends. */
export type CustomerFacts = Awaited<ReturnType<typeof customerFacts>>;

const shown = 20;

export async function customerFacts(tx: Tx, organization_id: string) {
  const [organization, products, units] = await Promise.all([
    tx.selectFrom('organizations').select(['cnpj', 'time_zone']).where('id', '=', organization_id).executeTakeFirst(),
    tx
      .selectFrom('entitlements as e')
      .innerJoin('products as p', 'p.id', 'e.product_id')
      .select('p.name')
      .select(sql<string | null>`e.valid_until::text`.as('valid_until'))
      .where('e.organization_id', '=', organization_id)
      .where('e.valid_from', '<=', sql<string>`app.today()`)
      .where((by) => by.or([by('e.valid_until', 'is', null), by('e.valid_until', '>=', sql<string>`app.today()`)]))
      .orderBy('p.name')
      .limit(sql.lit(shown))
      .execute(),
    tx
      .selectFrom('portfolios as f')
      .innerJoin('organizations as u', 'u.id', 'f.unit_id')
      .select('u.name')
      .where('f.organization_id', '=', organization_id)
      .where('f.revoked_at', 'is', null)
      .where(sql<boolean>`(f.valid_until is null or f.valid_until >= app.today())`)
      .orderBy(sql`lower(u.name)`)
      .limit(sql.lit(shown))
      .execute(),
  ]);
  return {
    cnpj: organization?.cnpj ?? null,
    time_zone: organization?.time_zone ?? null,
    products,
    units: units.map(({ name }) => name),
  };
}
