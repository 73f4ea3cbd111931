import type { Client } from 'pg';

type Column = {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  generated: 'always' | 'default' | null;
  values: string[] | null;
};

const typescript: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bytea: 'Buffer',
  xid8: 'string',
  tsvector: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  'timestamp with time zone': 'Date',
  jsonb: 'unknown',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  date: 'string',
};

/** The text of db/tables.ts: one type a table, closed lists of values read from the check constraints. */
export async function describeTables(client: Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      case when a.attidentity = 'a' or a.attgenerated <> '' then 'always' when a.atthasdef then 'default' end as generated,
      (select array_agg(m[1] order by ordinality)
       from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') with ordinality as r (m, ordinality)
       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%') as values
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'app' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  const tables = Map.groupBy(rows, (column) => column.table);
  const lines = [
    '// Generated from the database by `arrimo migrate --write`; a test fails when it drifts.',
    "import type { Generated, GeneratedAlways } from 'kysely';",
    '',
  ];
  for (const [table, columns] of tables)
    lines.push(`export type ${pascal(table)} = {`, ...columns.map(field), '};', '');
  lines.push('export type Tables = {', ...[...tables.keys()].map((table) => `  ${table}: ${pascal(table)};`), '};', '');
  return lines.join('\n');
}

function field({ name, type, nullable, generated, values }: Column): string {
  const base = values ? values.map((value) => `'${value}'`).join(' | ') : typescript[type];
  if (!base) throw new Error(`no TypeScript type for ${type} of ${name}`);
  const whole = nullable ? `${base} | null` : base;
  if (generated === 'always') return `  ${name}: GeneratedAlways<${whole}>;`;
  return `  ${name}: ${generated === 'default' ? `Generated<${whole}>` : whole};`;
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The text of db/schema.sql: what the migrations amount to, for reading and for the drift check. Not a backup. */
export async function describeSchema(client: Client): Promise<string> {
  const one = async (sql: string): Promise<string[]> =>
    (await client.query<{ line: string }>(sql)).rows.map((row) => row.line);
  const sections: [string, string][] = [
    ['Types', composites],
    ['Tables', tables],
    ['Constraints', constraints],
    ['Indexes', indexes],
    ['Functions', functions],
    ['Triggers', triggers],
    ['Row level security', policies],
    ['Grants', grants],
  ];
  const parts = [
    '-- Written by `arrimo migrate --write` from the catalogue of a migrated database; a test fails when it drifts.',
  ];
  for (const [title, sql] of sections) parts.push(`\n-- ${title}`, ...(await one(sql)));
  return parts.join('\n') + '\n';
}

const app = `n.nspname = 'app'`;
const tables = `
  select format(E'create %stable app.%I (\\n%s\\n);', case c.relpersistence when 'u' then 'unlogged ' else '' end, c.relname, string_agg(
    format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attidentity = 'a' then ' generated always as identity' when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
      case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum)) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where ${app} and c.relkind in ('r', 'p') group by c.relname, c.relpersistence order by c.relname`;
const composites = `
  select format(E'create type app.%I as (\\n%s\\n);', c.relname, string_agg(format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\\n' order by a.attnum)) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where ${app} and c.relkind = 'c' group by c.relname order by c.relname`;
const constraints = `
  select format('alter table app.%I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${app} and k.contype <> 'n' order by c.relname, k.contype desc, k.conname`;
const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${app} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`;
const functions = `
  select format(E'%s;\\nalter function %s owner to %I;', rtrim(pg_get_functiondef(p.oid), E'\\n'), p.oid::regprocedure,
    case when p.proowner = n.nspowner then 'arrimo_owner' else pg_get_userbyid(p.proowner) end) as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${app} order by p.proname`;
const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${app} and not t.tgisinternal order by c.relname, t.tgname`;
const policies = `
  select line from (
    select c.relname, '' as name, format('alter table app.%I %s row level security, %s row level security;', c.relname,
      case when c.relrowsecurity then 'enable' else 'disable' end, case when c.relforcerowsecurity then 'force' else 'no force' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${app} and c.relkind in ('r', 'p')
    union all
    select p.tablename, p.policyname, format('create policy %I on app.%I for %s to %s%s%s;', p.policyname, p.tablename, lower(p.cmd),
      replace(array_to_string(p.roles, ', '), (select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'app'), 'arrimo_owner'),
      coalesce(' using (' || p.qual || ')', ''), coalesce(' with check (' || p.with_check || ')', ''))
    from pg_policies p where p.schemaname = 'app'
  ) x order by relname, name`;
const grants = `
  select line from (
    select format('grant %s on app.%I to %I;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), g.table_name, g.grantee) as line
    from information_schema.role_table_grants g
    where g.table_schema = 'app' and g.grantee like 'arrimo\\_%' and g.grantee <> 'arrimo_owner' group by g.table_name, g.grantee
    union all
    select format('grant %s (%s) on app.%I to %I;', lower(g.privilege_type), string_agg(g.column_name, ', ' order by g.column_name), g.table_name, g.grantee)
    from information_schema.role_column_grants g
    where g.table_schema = 'app' and g.grantee like 'arrimo\\_%' and g.grantee <> 'arrimo_owner'
      and not exists (select from information_schema.role_table_grants t
        where t.table_schema = 'app' and t.table_name = g.table_name and t.grantee = g.grantee and t.privilege_type = g.privilege_type)
    group by g.privilege_type, g.table_name, g.grantee
    union all
    select format('grant execute on function %s to %I;', p.oid::regprocedure, a.grantee::regrole)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) a
    where ${app} and a.grantee <> 0 and a.grantee <> p.proowner and a.grantee <> n.nspowner
  ) x order by line`;
