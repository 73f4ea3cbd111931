-- Lists brought in from a file: kept line by line, so that what is wrong is shown before anything happens and a broken run goes on where it stopped.
create table app.imports (
  id uuid primary key,
  kind text not null check (kind in ('organizations', 'people')),
  -- Whose people; null: staff bring in lines of any organisation.
  organization_id uuid references app.organizations,
  person_id uuid not null references app.persons,
  file_name text not null check (char_length(file_name) between 1 and 300),
  file_key uuid,
  bytes integer not null,
  status text not null default 'received' check (status in ('received', 'checked', 'running', 'done', 'failed')),
  failure text check (failure ~ '^[a-z_]{1,60}$'),
  encoding text check (encoding in ('utf-8', 'utf-16le', 'windows-1252')),
  delimiter text check (delimiter in (';', ',', E'\t')),
  lines integer not null default 0,
  refused integer not null default 0,
  -- Everything up to this line has been decided.
  done_line integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  created_at timestamptz not null default app.now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index imports_by_organization on app.imports (organization_id, created_at desc);
create index imports_by_person on app.imports (person_id, created_at desc);

-- `data`: the values as read. `errors`: list of { field, code }; such a line is left out.
create table app.import_lines (
  import_id uuid not null references app.imports on delete cascade,
  line integer not null check (line > 0),
  data jsonb not null,
  errors jsonb,
  outcome text check (outcome in ('created', 'updated', 'unchanged', 'refused')),
  primary key (import_id, line)
);
create index import_lines_refused on app.import_lines (import_id, line) where errors is not null;

alter table app.imports enable row level security, force row level security;
alter table app.import_lines enable row level security, force row level security;
grant select, insert (id, kind, organization_id, person_id, file_name, file_key, bytes), update (status, started_at) on app.imports to arrimo_customer, arrimo_staff;
grant select on app.import_lines to arrimo_customer, arrimo_staff;
grant select, insert, update, delete on app.imports, app.import_lines to arrimo_worker;

create policy admin_reads on app.imports for select to arrimo_customer using (organization_id = any (app.organization_ids()) and app.manages_people());
create policy admin_brings on app.imports for insert to arrimo_customer
  with check (kind = 'people' and organization_id = any (app.organization_ids()) and app.manages_people() and person_id = app.person_id());
create policy admin_starts on app.imports for update to arrimo_customer
  using (organization_id = any (app.organization_ids()) and app.manages_people() and status = 'checked') with check (status = 'running' and organization_id = any (app.organization_ids()));
create policy staff_reads on app.imports for select to arrimo_staff using (true);
create policy staff_brings on app.imports for insert to arrimo_staff with check (app.has_role('billing', 'system_admin') and person_id = app.person_id());
create policy staff_starts on app.imports for update to arrimo_staff using (app.has_role('billing', 'system_admin') and status = 'checked') with check (status = 'running');
create policy worker on app.imports to arrimo_worker using (true) with check (true);
create policy importer_reads on app.import_lines for select to arrimo_customer, arrimo_staff using (exists (select from app.imports i where i.id = import_id));
create policy worker on app.import_lines to arrimo_worker using (true) with check (true);
