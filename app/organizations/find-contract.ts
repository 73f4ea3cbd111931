import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';

export type Branch = Awaited<ReturnType<typeof branchesOf>>[number];
export type Entitlement = Awaited<ReturnType<typeof entitlementsOf>>[number];
export type Served = Awaited<ReturnType<typeof portfolioOf>>[number];
export type Partner = Awaited<ReturnType<typeof partnersOf>>[number];

/** Branches of an organisation by CNPJ; at most `limit`. */
export function branchesOf(tx: Tx, organization_id: string, limit = 500) {
  return branches(tx, organization_id).orderBy('cnpj').limit(limit).execute();
}

/** Branches of an organisation by CNPJ, after the one a page ended with. */
export function branchesAfter(tx: Tx, organization_id: string, cnpj: string | null, limit: number) {
  return branches(tx, organization_id)
    .$if(cnpj !== null, (query) => query.where('cnpj', '>', cnpj))
    .orderBy('cnpj')
    .limit(sql.lit(limit))
    .execute();
}

/** One branch of this organisation. */
export function branchOf(tx: Tx, organization_id: string, id: string) {
  return branches(tx, organization_id).where('id', '=', id).executeTakeFirst();
}

const branches = (tx: Tx, organization_id: string) =>
  tx
    .selectFrom('branches')
    .select([
      'id',
      'organization_id',
      'cnpj',
      'name',
      'municipality_code',
      'municipality',
      'state',
      'country',
      'time_zone',
      'archived_at',
      'version',
      'created_at',
    ])
    .where('organization_id', '=', organization_id);

/** What an organisation may use, might have used and will be able to, by product, the latest first; at most `limit`. */
export function entitlementsOf(tx: Tx, organization_id: string, limit = 500) {
  return entitlements(tx, organization_id).orderBy('p.name').orderBy('e.valid_from', 'desc').limit(limit).execute();
}

/** What an organisation may use, might have used and will be able to, in the order it was granted, after the one a page ended with. */
export function entitlementsAfter(tx: Tx, organization_id: string, id: string | null, limit: number) {
  return entitlements(tx, organization_id)
    .$if(id !== null, (query) => query.where('e.id', '>', id))
    .orderBy('e.id')
    .limit(sql.lit(limit))
    .execute();
}

/** One entitlement of this organisation. */
export function entitlementOf(tx: Tx, organization_id: string, id: string) {
  return entitlements(tx, organization_id).where('e.id', '=', id).executeTakeFirst();
}

const entitlements = (tx: Tx, organization_id: string) =>
  tx
    .selectFrom('entitlements as e')
    .innerJoin('products as p', 'p.id', 'e.product_id')
    .select([
      'e.id',
      'e.organization_id',
      'e.product_id',
      'p.code as product_code',
      'p.name as product_name',
      'e.valid_from',
      'e.valid_until',
      'e.extended_guarantee',
      'e.version',
    ])
    .select(
      sql<
        'now' | 'later' | 'over'
      >`case when e.valid_until < app.today() then 'over' when e.valid_from > app.today() then 'later' else 'now' end`.as(
        'holds',
      ),
    )
    .where('e.organization_id', '=', organization_id);

const rights = [
  'f.id',
  'f.unit_id',
  'f.organization_id',
  'f.visibility',
  'f.may_accept_services',
  'f.may_download',
  'f.valid_until',
  'f.granted_at',
  'f.version',
] as const;

const served = (tx: Tx, unit_id: string) =>
  tx
    .selectFrom('portfolios as f')
    .innerJoin('organizations as o', 'o.id', 'f.organization_id')
    .select([...rights, 'o.name', 'o.cnpj'])
    .where('f.unit_id', '=', unit_id)
    .where('f.revoked_at', 'is', null);

/** The customers in a unit's portfolio by name, after the one a page ended with; one more than a page tells that there are more. */
export function portfolioOf(
  tx: Tx,
  unit_id: string,
  after: { name: string; id: string } | null = null,
  limit = page_size + 1,
) {
  return served(tx, unit_id)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(o.name), o.id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .limit(limit)
    .execute();
}

/** The place of one customer in a unit's portfolio. */
export function placeIn(tx: Tx, unit_id: string, organization_id: string) {
  return served(tx, unit_id).where('f.organization_id', '=', organization_id).executeTakeFirst();
}

/** The units that serve a customer, by name. */
export function partnersOf(tx: Tx, organization_id: string) {
  return tx
    .selectFrom('portfolios as f')
    .innerJoin('organizations as u', 'u.id', 'f.unit_id')
    .select([...rights, 'u.name', 'u.cnpj', 'u.unit_kind'])
    .where('f.organization_id', '=', organization_id)
    .where('f.revoked_at', 'is', null)
    .orderBy(sql`lower(u.name)`)
    .limit(200)
    .execute();
}

/** One place in a portfolio that still holds, with the names of both sides; of this unit or of this customer. */
export function portfolio(tx: Tx, id: string, of: { unit_id: string } | { organization_id: string }) {
  return tx
    .selectFrom('portfolios as f')
    .innerJoin('organizations as u', 'u.id', 'f.unit_id')
    .innerJoin('organizations as o', 'o.id', 'f.organization_id')
    .select([...rights, 'u.name as unit_name', 'o.name as organization_name'])
    .where('f.id', '=', id)
    .where('f.revoked_at', 'is', null)
    .$if('unit_id' in of, (query) => query.where('f.unit_id', '=', 'unit_id' in of ? of.unit_id : ''))
    .$if('organization_id' in of, (query) =>
      query.where('f.organization_id', '=', 'organization_id' in of ? of.organization_id : ''),
    )
    .executeTakeFirst();
}
export type Portfolio = NonNullable<Awaited<ReturnType<typeof portfolio>>>;
