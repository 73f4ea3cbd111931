import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Organizations } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { planned_with_values } from '../../lib/transaction.ts';
import { counted_people } from './organization.ts';

/** What narrows the list; empty and null narrow nothing. */
export type Wanted = {
  /** Part of a name, or a CNPJ with or without its mask. */
  q: string;
  kind: Organizations['kind'] | null;
  state: string | null;
  suspended: boolean | null;
  product_id: string | null;
};

type Place = { name: string; id: string } | null;

export type Organization = Pick<
  Selectable<Organizations>,
  | 'id'
  | 'kind'
  | 'name'
  | 'cnpj'
  | 'time_zone'
  | 'created_at'
  | 'contract_number'
  | 'contract_from'
  | 'contract_until'
  | 'municipality_code'
  | 'municipality'
  | 'state'
  | 'country'
  | 'unit_kind'
  | 'may_accept_services'
  | 'downloads_blocked'
  | 'suspended_at'
  | 'version'
>;
export type StaffOrganization = Organization & Pick<Selectable<Organizations>, 'finance_email' | 'suspension_reason'>;
export type OrganizationRow = Organization & { people: number };

const columns = [
  'id',
  'kind',
  'name',
  'cnpj',
  'time_zone',
  'created_at',
  'contract_number',
  'contract_from',
  'contract_until',
  'municipality_code',
  'municipality',
  'state',
  'country',
  'unit_kind',
  'may_accept_services',
  'downloads_blocked',
  'suspended_at',
  'version',
] as const;

const like = (part: string): RawBuilder<unknown> =>
  sql`'%' || app.fold(${part.replace(/[\\%_]/g, '\\$&')}::text) || '%'`;

function matching(q: string): RawBuilder<unknown> {
  const bare = q.replace(/[\s./-]/g, '').toUpperCase();
  // A whole CNPJ also finds the organisation of a branch.
  if (/^[A-Z0-9]{12}\d\d$/.test(bare))
    return sql`o.id in (select m.id from organizations m where m.cnpj = ${bare} union all select b.organization_id from branches b where b.cnpj = ${bare})`;
  const masked = bare.length >= 3 && /\d/.test(bare) && bare.length < q.length;
  return masked
    ? sql`(o.search_text like ${like(q)} or o.search_text like ${like(bare)})`
    : sql`o.search_text like ${like(q)}`;
}

/** Organisations the reader may see, by name, after the row a page ended with; one more than a page tells that there are more. */
export async function organizations(
  tx: Tx,
  { q, kind, state, suspended, product_id }: Wanted,
  after: Place,
  limit = page_size + 1,
): Promise<OrganizationRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (q) conditions.push(matching(q));
  if (kind) conditions.push(sql`o.kind = ${kind}`);
  if (state) conditions.push(sql`o.state = ${state}`);
  if (suspended !== null) conditions.push(suspended ? sql`o.suspended_at is not null` : sql`o.suspended_at is null`);
  if (product_id)
    conditions.push(sql`exists (select from entitlements e where e.organization_id = o.id and e.product_id = ${product_id}
      and e.valid_from <= app.now()::date and (e.valid_until is null or e.valid_until >= app.now()::date))`);
  if (after) conditions.push(sql`(lower(o.name), o.id) > (lower(${after.name}::text), ${after.id}::uuid)`);
  const { rows } = await sql<OrganizationRow>`
    select ${sql.join(columns.map((column) => sql.ref(`o.${column}`)))},
      (select count(*) from (select from memberships m where m.organization_id = o.id and m.ended_at is null limit ${sql.lit(counted_people + 1)}) m) as people
    from organizations o where ${sql.join(conditions, sql` and `)}
    order by lower(o.name), o.id limit ${sql.lit(limit)} ${sql.raw(planned_with_values)}`.execute(tx);
  return rows;
}

/** An organisation the reader may see. */
export function organization(tx: Tx, id: string): Promise<Organization | undefined> {
  return tx.selectFrom('organizations').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The same with what only staff may read. */
export function staffOrganization(tx: Tx, id: string): Promise<StaffOrganization | undefined> {
  return tx
    .selectFrom('organizations')
    .select([...columns, 'finance_email', 'suspension_reason'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A customer by its CNPJ in stored form. */
export function organizationByCnpj(tx: Tx, cnpj: string) {
  return tx.selectFrom('organizations').select(['id', 'name', 'kind']).where('cnpj', '=', cnpj).executeTakeFirst();
}

/** How many people have access to the organisation; counts no further than `counted_people` + 1. */
export async function countPeople(tx: Tx, organization_id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from memberships m where m.organization_id = ${organization_id} and m.ended_at is null limit ${sql.lit(counted_people + 1)}) m`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Products by name, those in use. */
export function products(tx: Tx) {
  return tx
    .selectFrom('products')
    .select(['id', 'code', 'name'])
    .where('archived_at', 'is', null)
    .orderBy('name')
    .limit(500)
    .execute();
}
