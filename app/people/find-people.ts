import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { planned_with_values } from '../../lib/packet.ts';
import type { MemberRole, StaffRole } from '../../lib/viewer.ts';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  disabled_at: Date | null;
  created_at: Date;
};

export type WantedPeople = {
  q: string;
  kind: 'staff' | 'customers' | 'disabled' | null;
  /** With access to this organisation. */
  organization_id: string | null;
  role: MemberRole | null;
  after: { name: string; id: string } | null;
};

/** So far the list is walked for a part of a name; a part that is common fills its page on the way. */
const walk = 1500;

const fields = sql`p.id, p.name, p.email, p.disabled_at, p.created_at`;

function conditionsOf({ kind, organization_id, role, after }: WantedPeople): RawBuilder<unknown> {
  const conditions = [sql`true`];
  const staff = sql`select from staff_roles s where s.person_id = p.id`;
  if (kind === 'staff') conditions.push(sql`p.id in (select s.person_id from staff_roles s)`);
  if (kind === 'customers') conditions.push(sql`not exists (${staff})`);
  if (kind === 'disabled') conditions.push(sql`p.disabled_at is not null`);
  if (organization_id || role)
    conditions.push(sql`p.id in (select m.person_id from memberships m where m.ended_at is null
      ${organization_id ? sql`and m.organization_id = ${organization_id}` : sql``} ${role ? sql`and m.role = ${role}` : sql``})`);
  if (after) conditions.push(sql`(lower(p.name), p.id) > (lower(${after.name}::text), ${after.id}::uuid)`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

/**
 * People the reader may see, by name, after the one a page ended with; one more than a page tells that there are more. Only staff may
 * narrow by `kind`.
 */
export async function people(tx: Tx, wanted: WantedPeople, limit = page_size + 1): Promise<PersonRow[]> {
  const { q } = wanted;
  const narrow = conditionsOf(wanted);
  const page = sql`order by lower(p.name), p.id limit ${sql.lit(limit)}`;
  // Under row level security PostgreSQL does not look into its statistics for LIKE, so it cannot tell a rare part from a common one,
  // and the index of parts reads every match of a common one before it gives the first. A short walk down the list decides.
  const indexed = sql`p.search_text like '%' || app.fold(${q.replace(/[\\%_]/g, '\\$&')}::text) || '%'`;
  const found = q
    ? sql`with walked as materialized (
        select ${fields} from (select ${fields}, p.search_text from persons p where ${narrow} order by lower(p.name), p.id limit ${sql.lit(walk)}) p
        where position(app.fold(${q}::text) in p.search_text) > 0 limit ${sql.lit(limit)})
      select p.* from (
        select * from walked where (select count(*) from walked) = ${sql.lit(limit)}
        union all
        (select ${fields} from persons p where (select count(*) from walked) < ${sql.lit(limit)} and ${narrow} and ${indexed} ${page})
      ) p ${page}`
    : sql`select ${fields} from persons p where ${narrow} ${page}`;
  const { rows } = await sql<PersonRow>`${found} ${sql.raw(planned_with_values)}`.execute(tx);
  return rows;
}

/** One person the reader may see. */
export function person(tx: Tx, id: string) {
  return tx
    .selectFrom('persons')
    .select(['id', 'name', 'email', 'disabled_at', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export type MembershipOf = Awaited<ReturnType<typeof membershipsOf>>[number];

/** What these people are where, the reader's row level security permitting; in one organisation or in all, ended ones too if asked. */
export async function membershipsOf(
  tx: Tx,
  person_ids: readonly string[],
  { organization_id = null, ended = false }: { organization_id?: string | null; ended?: boolean } = {},
) {
  if (person_ids.length === 0) return [];
  return tx
    .selectFrom('memberships as m')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['m.person_id', 'm.organization_id', 'o.name as organization_name', 'm.role', 'm.visibility'])
    .select(['m.may_accept_services', 'm.downloads_blocked', 'm.it_admin', 'm.finance', 'm.version', 'm.ended_at'])
    .where('m.person_id', 'in', [...person_ids])
    .$if(organization_id !== null, (query) => query.where('m.organization_id', '=', organization_id))
    .$if(!ended, (query) => query.where('m.ended_at', 'is', null))
    .orderBy('m.created_at')
    .orderBy('m.organization_id')
    .limit(1000)
    .execute();
}

/** The roles of these people in the staff, by person; staff alone may ask. */
export async function staffRolesOf(tx: Tx, person_ids: readonly string[]): Promise<Map<string, StaffRole[]>> {
  const held = new Map<string, StaffRole[]>();
  if (person_ids.length === 0) return held;
  const rows = await tx
    .selectFrom('staff_roles')
    .select(['person_id', 'role'])
    .where('person_id', 'in', [...person_ids])
    .orderBy('role')
    .execute();
  for (const { person_id, role } of rows) held.set(person_id, [...(held.get(person_id) ?? []), role]);
  return held;
}
