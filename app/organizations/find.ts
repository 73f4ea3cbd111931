import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Organizations } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { planned_with_values } from '../../lib/packet.ts';
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

// `by_index` finds the few rows that hold a rare part; the other says the same so that no index fits, for walking the list in its order.
type Match = { by_index: RawBuilder<unknown>; by_walking: RawBuilder<unknown> };

function matching(q: string): Match {
  const bare = q.replace(/[\s./-]/g, '').toUpperCase();
  const masked = bare.length >= 3 && /\d/.test(bare) && bare.length < q.length;
  const parts = masked ? [q, bare] : [q];
  return {
    by_index: sql`(${sql.join(
      parts.map((part) => sql`o.search_text like ${like(part)}`),
      sql` or `,
    )})`,
    by_walking: sql`(${sql.join(
      parts.map((part) => sql`position(app.fold(${part}::text) in o.search_text) > 0`),
      sql` or `,
    )})`,
  };
}

const whole_cnpj = (q: string): string | null => {
  const bare = q.replace(/[\s./-]/g, '').toUpperCase();
  return /^[A-Z0-9]{12}\d\d$/.test(bare) ? bare : null;
};

const fields = sql`${sql.join(columns.map((column) => sql.ref(`o.${column}`)))}`;
/** So far the list is walked for a part of a name; a part that is common fills its page on the way. */
const walk = 1500;

/** Organisations the reader may see, by name, after the row a page ended with; one more than a page tells that there are more. */
export async function organizations(
  tx: Tx,
  wanted: Wanted,
  after: Place,
  limit = page_size + 1,
): Promise<OrganizationRow[]> {
  const cnpj = whole_cnpj(wanted.q);
  const narrow = sql.join([sql`true`, ...conditionsOf(wanted, cnpj), ...placed(after)], sql` and `);
  const page = sql`order by lower(o.name), o.id limit ${sql.lit(limit)}`;
  const people = sql`(select count(*) from (select from memberships m where m.organization_id = o.id and m.ended_at is null limit ${sql.lit(counted_people + 1)}) m) as people`;
  // Under row level security PostgreSQL does not look into its statistics for LIKE, so it cannot tell a rare part from a common one,
  // and the index of parts reads every match of a common one before it gives the first. A short walk down the list decides.
  const match = wanted.q && !cnpj ? matching(wanted.q) : null;
  const found = match
    ? sql`with walked as materialized (
        select ${fields} from (select ${fields}, o.search_text from organizations o where ${narrow} order by lower(o.name), o.id limit ${sql.lit(walk)}) o
        where ${match.by_walking} limit ${sql.lit(limit)})
      select o.*, ${people} from (
        select * from walked where (select count(*) from walked) = ${sql.lit(limit)}
        union all
        (select ${fields} from organizations o where (select count(*) from walked) < ${sql.lit(limit)} and ${narrow} and ${match.by_index} ${page})
      ) o ${page}`
    : sql`select ${fields}, ${people} from organizations o where ${narrow} ${page}`;
  const { rows } = await sql<OrganizationRow>`${found} ${sql.raw(planned_with_values)}`.execute(tx);
  return rows;
}

function conditionsOf({ kind, state, suspended, product_id }: Wanted, cnpj: string | null): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  // The CNPJ of a branch finds its organisation.
  if (cnpj)
    conditions.push(
      sql`o.id in (select m.id from organizations m where m.cnpj = ${cnpj} union all select b.organization_id from branches b where b.cnpj = ${cnpj})`,
    );
  if (kind) conditions.push(sql`o.kind = ${kind}`);
  if (state) conditions.push(sql`o.state = ${state}`);
  if (suspended !== null) conditions.push(suspended ? sql`o.suspended_at is not null` : sql`o.suspended_at is null`);
  if (product_id)
    conditions.push(sql`exists (select from entitlements e where e.organization_id = o.id and e.product_id = ${product_id}
      and e.valid_from <= app.today() and (e.valid_until is null or e.valid_until >= app.today()))`);
  return conditions;
}

const placed = (after: Place): RawBuilder<unknown>[] =>
  after ? [sql`(lower(o.name), o.id) > (lower(${after.name}::text), ${after.id}::uuid)`] : [];

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

/** Whether a customer has been registered. */
export async function hasCustomers(tx: Tx): Promise<boolean> {
  const found = await tx
    .selectFrom('organizations')
    .select('id')
    .where('kind', '=', 'customer')
    .limit(sql.lit(1))
    .executeTakeFirst();
  return found !== undefined;
}
