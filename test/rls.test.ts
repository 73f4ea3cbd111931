import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client, escapeIdentifier, type Pool } from 'pg';
import { cloneDatabase, findTestCluster, type TestCluster, type TestDatabase } from './harness/cluster.ts';

type Command = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
const commands: readonly Command[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const roles = [
  'arrimo_customer',
  'arrimo_staff',
  'arrimo_worker',
  'arrimo_door',
  'arrimo_app',
  'arrimo_search',
] as const;

// What each role may do at all, on any column: S I U D. Every letter is a decision; a new table must be entered here.
const matrix: Record<string, Partial<Record<(typeof roles)[number], string>>> = {
  access_requests: { arrimo_customer: 'SIU', arrimo_staff: 'SU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  api_tokens: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  audit_events: { arrimo_customer: 'I', arrimo_staff: 'SI', arrimo_worker: 'SI' },
  branches: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  calendar_hours: { arrimo_customer: 'S', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  calendar_optional_days: { arrimo_customer: 'S', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  calendars: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  entitlements: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  holidays: { arrimo_customer: 'S', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  content_files: { arrimo_customer: 'S', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  document_comments: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  communities: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  document_feedback: { arrimo_customer: 'I', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  document_files: { arrimo_customer: 'S', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  document_links: { arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  document_redirects: { arrimo_customer: 'S', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  document_reads: { arrimo_staff: 'S', arrimo_worker: 'SIUD' },
  document_revisions: { arrimo_customer: 'S', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  document_scores: { arrimo_customer: 'S', arrimo_staff: 'S', arrimo_worker: 'SIUD' },
  documents: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  idempotency_keys: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  import_lines: { arrimo_customer: 'S', arrimo_staff: 'S', arrimo_worker: 'SIUD' },
  imports: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  invitations: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  known_issues: { arrimo_customer: 'S', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  mail_texts: { arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  memberships: { arrimo_customer: 'SU', arrimo_staff: 'SU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  migrations: { arrimo_app: 'S', arrimo_worker: 'S', arrimo_search: 'S' },
  modules: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  news: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  news_mailed: { arrimo_worker: 'SIUD' },
  news_modules: { arrimo_customer: 'S', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  news_digests: { arrimo_staff: 'SU', arrimo_worker: 'SIUD' },
  news_posts: { arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  news_sign_ups: { arrimo_customer: 'I', arrimo_staff: 'I', arrimo_worker: 'SIUD' },
  news_subscribers: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  news_subscriptions: { arrimo_customer: 'SIUD', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  notices: { arrimo_customer: 'SU', arrimo_staff: 'SU', arrimo_worker: 'SIUD' },
  notice_refusals: { arrimo_customer: 'SID', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  organizations: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  outbox_mails: { arrimo_worker: 'SIUD' },
  passwords: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  persons: { arrimo_customer: 'SU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  portfolios: { arrimo_customer: 'SU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  product_lines: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  products: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  queue_members: { arrimo_staff: 'SID', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  queue_modules: { arrimo_customer: 'S', arrimo_staff: 'SID', arrimo_worker: 'SIUD' },
  queues: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  rate_limits: { arrimo_worker: 'SIUD' },
  releases: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  routines: { arrimo_customer: 'S', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  saved_searches: { arrimo_customer: 'SIUD', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  search_records: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_search: 'S' },
  searched_documents: { arrimo_staff: 'S', arrimo_worker: 'SIUD' },
  searched_words: { arrimo_staff: 'S', arrimo_worker: 'SIUD' },
  sessions: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  sign_in_requests: { arrimo_customer: 'I', arrimo_staff: 'I', arrimo_worker: 'SIUD' },
  sign_in_tokens: { arrimo_customer: 'SU', arrimo_staff: 'SU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  staff_roles: { arrimo_staff: 'SID', arrimo_worker: 'SIUD', arrimo_door: 'S' },
  synonyms: { arrimo_staff: 'SIUD', arrimo_worker: 'SIUD', arrimo_search: 'S' },
  ticket_attachments: { arrimo_customer: 'SIUD', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  ticket_copies: { arrimo_customer: 'SI', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  ticket_drafts: { arrimo_customer: 'SIUD', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  ticket_events: { arrimo_customer: 'SI', arrimo_staff: 'SI', arrimo_worker: 'SIUD' },
  ticket_messages: { arrimo_customer: 'SI', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  ticket_moves: { arrimo_customer: 'S', arrimo_staff: 'S', arrimo_worker: 'S' },
  ticket_reads: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  tickets: { arrimo_customer: 'SIU', arrimo_staff: 'SIU', arrimo_worker: 'SIUD' },
  video_articles: { arrimo_customer: 'S', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  video_captions: { arrimo_customer: 'S', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  videos: { arrimo_customer: 'S', arrimo_staff: 'SIUD', arrimo_worker: 'SIUD' },
  vendor: { arrimo_customer: 'S', arrimo_staff: 'SU', arrimo_worker: 'SIUD', arrimo_door: 'S' },
};

let cluster: TestCluster;
let database: TestDatabase;
let superuser: Client;
let tables: string[];

before(async () => {
  cluster = await findTestCluster();
  database = await cloneDatabase(cluster.superuser);
  superuser = new Client({ ...database.superuser, options: '-c search_path=app' });
  await superuser.connect();
  tables = (
    await superuser.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'app' order by 1`,
    )
  ).rows.map(({ name }) => name);
  // Something of Norvelta's in every table, so that nothing is refused only because it is empty.
  await superuser.query(`
    with lia as (select id from persons where email like 'lia@%')
    , s as (insert into sessions (id, token_hash, person_id, organization_id, device, device_hash, network, idle_expires_at, expires_at)
      select gen_random_uuid(), sha256('b'), id, (select organization_id from memberships where person_id = lia.id), 'd', sha256('d'), 'n', now() + interval '1 hour', now() + interval '1 hour' from lia)
    , t as (insert into sign_in_tokens (token_hash, person_id, purpose, expires_at) select sha256('t'), id, 'sign_in', now() + interval '1 hour' from lia)
    , o as (insert into outbox_mails (id, person_id, recipient, subject, text_body, html_body) select gen_random_uuid(), id, 'lia@x', 's', 't', 'h' from lia)
    , r as (insert into rate_limits (key, tokens, allowed, updated_at) values (sha256('r'), 1, true, now()))
    , inv as (insert into invitations (id, organization_id, name, email, role, visibility, expires_at)
      select gen_random_uuid(), organization_id, 'n', 'n@x.com', 'requester', 'own', now() + interval '1 day' from memberships where person_id = (select id from lia))
    , req as (insert into access_requests (id, organization_id, name, email, cnpj, locale, confirmed_at, expires_at)
      select gen_random_uuid(), organization_id, 'n', 'n@x.com', '99100002000110', 'pt-BR', now(), now() + interval '1 day' from memberships where person_id = (select id from lia))
    , tok as (insert into api_tokens (id, organization_id, person_id, name, token_hash, hint, kind, scopes, expires_at)
      select gen_random_uuid(), organization_id, person_id, 'n', sha256('a'), 'arr_', 'organization', '{read}', now() + interval '1 day' from memberships where person_id = (select id from lia))
    , bra as (insert into branches (id, organization_id, cnpj, name) select gen_random_uuid(), organization_id, '99100002000200', 'b' from memberships where person_id = (select id from lia))
    , por as (insert into portfolios (id, unit_id, organization_id) select gen_random_uuid(), (select id from organizations where kind = 'unit' limit 1), organization_id from memberships where person_id = (select id from lia))
    , imp as (insert into imports (id, kind, organization_id, person_id, file_name, bytes) select gen_random_uuid(), 'people', organization_id, person_id, 'f', 1 from memberships where person_id = (select id from lia))
    , key as (insert into idempotency_keys (person_id, key_hash, request_hash) select id, sha256('k'), sha256('r') from lia)
    , msg as (insert into ticket_messages (id, ticket_id, organization_id, kind, author_id, author_name, author_side, body, submission_id)
      select gen_random_uuid(), t.id, t.organization_id, 'message', t.requester_id, 'n', 'customer', 'b', gen_random_uuid() from tickets t join memberships m on m.organization_id = t.organization_id and m.person_id = (select id from lia))
    , att as (insert into ticket_attachments (id, organization_id, person_id, ticket_id, file_key, name, bytes, sha256)
      select gen_random_uuid(), t.organization_id, t.requester_id, t.id, gen_random_uuid(), 'n', 1, sha256('f') from tickets t join memberships m on m.organization_id = t.organization_id and m.person_id = (select id from lia))
    , com as (insert into document_comments (id, document_id, person_id, organization_id, author_name, body, submission_id, state)
      select gen_random_uuid(), (select id from documents where audience = 'public' limit 1), person_id, organization_id, 'n', 'b', gen_random_uuid(), 'published' from memberships where person_id = (select id from lia))
    , dra as (insert into ticket_drafts (id, person_id, organization_id, kind, form) select gen_random_uuid(), person_id, organization_id, 'request', '{}' from memberships where person_id = (select id from lia))
    , rea as (insert into ticket_reads (ticket_id, person_id) select t.id, (select id from lia) from tickets t join memberships m on m.organization_id = t.organization_id and m.person_id = (select id from lia) on conflict do nothing)
    , noti as (insert into notices (id, person_id, ticket_id, organization_id, event) select gen_random_uuid(), (select id from lia), t.id, t.organization_id, 'ticket_answered' from tickets t join memberships m on m.organization_id = t.organization_id and m.person_id = (select id from lia))
    , tex as (insert into mail_texts (event, locale, version, title, body, person_id) select 'opened', 'pt-BR', 1, 't', 'b', id from lia)
    , iss as (insert into known_issues (id, key, title, registered_by) select gen_random_uuid(), 'OFIS-1', 't', id from lia)
    , sav as (insert into saved_searches (id, person_id, name, query) select gen_random_uuid(), id, 'n', 'q=n' from lia)
    , nsb as (insert into news_subscribers (id, email, person_id, token_hash) select gen_random_uuid(), email, id, sha256('nsb') from persons where id = (select id from lia) returning id)
    , nss as (insert into news_subscriptions (subscriber_id, frequency) select id, 'weekly' from nsb)
    , ref as (insert into notice_refusals (person_id, event, channel) select id, 'answered', 'mail' from lia)
    , cop as (insert into ticket_copies (ticket_id, person_id, organization_id, number) select t.id, (select id from lia), t.organization_id, t.number from tickets t join memberships m on m.organization_id = t.organization_id and m.person_id = (select id from lia))
    insert into sign_in_requests (id, email, purpose, locale) values (gen_random_uuid(), 'lia@x', 'sign_in', 'pt-BR')`);
});

after(async () => {
  await superuser.end();
  await database.drop();
  await cluster.stop();
});

test('row level security is on and forced everywhere, and nobody can go around it', async () => {
  const { rows } = await superuser.query<{ line: string }>(`
    select c.relname || ' is not forced' as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
    union all select r.rolname || ' is above the law' from pg_roles r where r.rolname like 'arrimo\\_%' and (r.rolsuper or r.rolbypassrls or (r.rolcreaterole and r.rolname <> 'arrimo_owner') or r.rolcreatedb)
    union all select c.relname || ' does not belong to the owner' from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relkind in ('r', 'p', 'v', 'm', 'S') and pg_get_userbyid(c.relowner) <> 'arrimo_owner'
    union all select c.relname || ' is a view with its owner''s eyes' from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)
    union all select p.proname || ' is a definer without a search path' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app' and p.prosecdef and not exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%')
    union all select p.proname || ' is a definer open to everybody' from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) a
    where n.nspname = 'app' and p.prosecdef and a.grantee = 0
    union all select 'arrimo_app inherits ' || pg_get_userbyid(m.roleid) from pg_auth_members m where pg_get_userbyid(m.member) in ('arrimo_app', 'arrimo_worker') and m.inherit_option
    union all select r.rolname || ' may make temporary tables' from pg_roles r where r.rolname in ('arrimo_app', 'arrimo_customer', 'arrimo_staff') and has_database_privilege(r.rolname, current_database(), 'TEMP')
    union all select r.rolname || ' may create in app' from pg_roles r where r.rolname like 'arrimo\\_%' and r.rolname <> 'arrimo_owner' and has_schema_privilege(r.rolname, 'app', 'CREATE')`);
  assert.deepEqual(
    rows.map(({ line }) => line),
    [],
  );
});

/** Differences between what is granted and the table above, and grants that no policy answers. */
async function matrixFailures(client: Client | Pool): Promise<string[]> {
  const failures: string[] = [];
  for (const table of tables) {
    for (const role of roles) {
      const { rows } = await client.query<{ command: Command; granted: boolean; policy: boolean }>(
        `select c as command,
           case when c = 'DELETE' then has_table_privilege($1, 'app.' || $2, c) else has_any_column_privilege($1, 'app.' || $2, c) end as granted,
           exists (select from pg_policies p where p.schemaname = 'app' and p.tablename = $2 and p.cmd in (c, 'ALL') and ($1::name = any (p.roles) or 'public' = any (p.roles))) as policy
         from unnest($3::text[]) c`,
        [role, table, commands],
      );
      const granted = rows
        .filter((row) => row.granted)
        .map(({ command }) => command[0])
        .join('');
      const expected = matrix[table]?.[role] ?? '';
      if (granted !== expected)
        failures.push(`${table}: ${role} may ${granted || 'nothing'}, expected ${expected || 'nothing'}`);
      for (const { command, granted: may, policy } of rows)
        if (may && !policy) failures.push(`${table}: ${role} may ${command} without a policy`);
    }
    const truncating = await client.query(
      `select from unnest($1::name[]) r where has_table_privilege(r, 'app.' || $2, 'TRUNCATE')`,
      [roles, table],
    );
    if (truncating.rowCount) failures.push(`${table} can be emptied`);
  }
  return failures;
}

test('every role may do exactly what the matrix says, each under a policy', async () => {
  assert.deepEqual(tables, Object.keys(matrix).sort());
  assert.deepEqual(await matrixFailures(superuser), []);
});

type Setting = { name: string; person_id: string; organization_ids: string; visibility: string; queue_ids: string };

/** Rows of Norvelta that somebody entered as `setting` reads, changes or plants. An error of PostgreSQL counts as a refusal. */
async function leaks(setting: Setting): Promise<string[]> {
  const found: string[] = [];
  const { rows: foreign } = await superuser.query<{ organization_id: string; persons: string[] }>(`
    select o.id as organization_id, array(select person_id::text from memberships m where m.organization_id = o.id) as persons from organizations o where o.name like '%Norvelta%'`);
  const norvelta = foreign[0];
  assert.ok(norvelta);
  const client = new Client({ ...database.logins.app, options: '-c search_path=app' });
  await client.connect();
  const attempt = async (sql: string, values: unknown[]): Promise<number> => {
    await client.query('begin');
    try {
      await client.query(
        `select set_config('app.person_id', $1, true), set_config('app.organization_ids', $2, true), set_config('app.visibility', $3, true), set_config('app.member_role', 'portal_admin', true),
           set_config('app.queue_ids', $4, true), set_config('role', 'arrimo_customer', true)`,
        [setting.person_id, setting.organization_ids, setting.visibility, setting.queue_ids],
      );
      const result = await client.query(sql, values);
      return result.rowCount ?? 0;
    } catch (error) {
      // A refusal: no right, or a setting that is no id. Anything else is a probe that does not probe.
      if (
        error instanceof Error &&
        'code' in error &&
        (error.code === '42501' || error.code === '22P02' || error.code === '55P03')
      )
        return 0;
      throw error;
    } finally {
      await client.query('rollback');
    }
  };
  try {
    for (const table of tables) {
      const { rows: columns } = await superuser.query<{ name: string; s: boolean; i: boolean; u: boolean }>(
        `select attname as name, has_column_privilege('arrimo_customer', attrelid, attname, 'SELECT') as s, has_column_privilege('arrimo_customer', attrelid, attname, 'INSERT') as i,
           has_column_privilege('arrimo_customer', attrelid, attname, 'UPDATE') as u
         from pg_attribute where attrelid = ('app.' || $1)::regclass and attnum > 0 and not attisdropped`,
        [table],
      );
      const has = (name: string): boolean => columns.some((column) => column.name === name);
      const theirs =
        table === 'organizations'
          ? 'id = $1'
          : table === 'persons'
            ? 'id::text = any ($2)'
            : has('organization_id')
              ? 'organization_id = $1'
              : has('person_id')
                ? 'person_id::text = any ($2)'
                : null;
      if (!theirs) continue;
      const values = [norvelta.organization_id, norvelta.persons];
      const where = `${theirs} and ($1::uuid is not null and $2::text[] is not null)`;
      if (
        await attempt(
          `select ${
            columns
              .filter(({ s }) => s)
              .map(({ name }) => escapeIdentifier(name))
              .join(', ') || '1'
          } from ${table} where ${where}`,
          values,
        )
      )
        found.push(`${setting.name} reads ${table}`);
      for (const { name } of columns.filter(({ u }) => u))
        if (
          await attempt(
            `update ${table} set ${escapeIdentifier(name)} = ${escapeIdentifier(name)} where ${where}`,
            values,
          )
        )
          found.push(`${setting.name} changes ${table}.${name}`);
      if (await attempt(`delete from ${table} where ${where}`, values))
        found.push(`${setting.name} deletes from ${table}`);
      const written = columns.filter(({ i }) => i).map(({ name }) => name);
      // A row that cannot name whose it is belongs to nobody yet.
      const owner = ['organization_id', 'person_id'].find(has) ?? 'id';
      const planted = written.includes(owner) ? written.map((name) => escapeIdentifier(name)).join(', ') : '';
      const { rows: sample } = await superuser.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t where ${where} limit 1`,
        values,
      );
      if (planted && sample[0]) {
        const copy = {
          ...(sample[0].row as object),
          ...(has('id') && { id: crypto.randomUUID() }),
          ...(has('submission_id') && { submission_id: crypto.randomUUID() }),
          ...(has('token_hash') && { token_hash: `\\x${'ab'.repeat(32)}` }),
        };
        if (
          await attempt(
            `insert into ${table} (${planted}) select ${planted} from jsonb_populate_record(null::${table}, $1)`,
            [JSON.stringify(copy)],
          )
        )
          found.push(`${setting.name} plants in ${table}`);
      }
    }
  } finally {
    await client.end();
  }
  return found;
}

async function settings(): Promise<Setting[]> {
  const { rows } = await superuser.query<{ person_id: string; organization_id: string }>(
    `select person_id, organization_id from memberships m join persons p on p.id = m.person_id where p.email like 'paulo@%'`,
  );
  const paulo = rows[0];
  assert.ok(paulo);
  const { person_id, organization_id } = paulo;
  const { rows: all } = await superuser.query<{ queue_ids: string }>(
    'select array_agg(id)::text as queue_ids from queues',
  );
  const queue_ids = all[0]?.queue_ids ?? '';
  return [
    {
      name: 'Paulo, portal administrator of Tubraxel,',
      person_id,
      organization_ids: `{${organization_id}}`,
      visibility: 'company',
      queue_ids,
    },
    { name: 'nobody', person_id: '', organization_ids: '{}', visibility: 'none', queue_ids: '{}' },
    { name: 'somebody without settings', person_id: '', organization_ids: '', visibility: '', queue_ids: '' },
    { name: 'garbage', person_id: 'x', organization_ids: "{'", visibility: '?', queue_ids: '{?' },
  ];
}

test('nobody from another organisation reads, changes, deletes or plants a row of Norvelta, whatever the handler does', async () => {
  for (const setting of await settings()) assert.deepEqual(await leaks(setting), []);
});

test('the same probes find a hole when there is one', async () => {
  const [paulo] = await settings();
  assert.ok(paulo);
  await superuser.query('create policy hole on tickets for select to arrimo_customer using (true)');
  assert.deepEqual(
    await leaks(paulo),
    // What was said and what happened is seen by whoever sees the request.
    ['ticket_events', 'ticket_messages', 'tickets'].map((table) => `${paulo.name} reads ${table}`),
  );
  await superuser.query(`drop policy hole on tickets; create policy hole on tickets for insert to arrimo_customer with check (true);
    create policy hole on persons for update to arrimo_customer using (true); create policy hole_to_see on persons for select to arrimo_customer using (true)`);
  const found = await leaks(paulo);
  for (const hole of ['plants in tickets', 'changes persons.name', 'reads persons'])
    assert.ok(found.includes(`${paulo.name} ${hole}`), hole);
  await superuser.query(`drop policy hole on tickets; drop policy hole on persons; drop policy hole_to_see on persons;
    grant delete on tickets to arrimo_customer`);
  assert.deepEqual(await matrixFailures(superuser), [
    'tickets: arrimo_customer may SIUD, expected SIU',
    'tickets: arrimo_customer may DELETE without a policy',
  ]);
  await superuser.query('revoke delete on tickets from arrimo_customer');
});

test('audit events can be added and never changed, not even by their owner', async () => {
  for (const sql of ['update audit_events set event = event', 'delete from audit_events', 'truncate audit_events'])
    await assert.rejects(superuser.query(sql), /never changed/);
});
