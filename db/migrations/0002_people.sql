-- Organisations, persons, memberships and staff roles.
create table app.organizations (
  id uuid primary key,
  kind text not null check (kind in ('vendor', 'customer', 'unit')),
  name text not null check (char_length(name) between 1 and 300),
  cnpj text collate "C" unique check (cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'),
  time_zone text not null default 'America/Sao_Paulo',
  created_at timestamptz not null default app.now()
);
create index organizations_by_name on app.organizations (lower(name), id);

create table app.persons (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 300),
  email text not null check (char_length(email) between 3 and 254),
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en', 'es')),
  time_zone text not null default 'America/Sao_Paulo',
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  disabled_at timestamptz,
  created_at timestamptz not null default app.now()
);
create unique index persons_by_email on app.persons (lower(email));

create table app.memberships (
  person_id uuid not null references app.persons,
  organization_id uuid not null references app.organizations,
  role text not null check (role in ('requester', 'portal_admin', 'consultant')),
  created_at timestamptz not null default app.now(),
  primary key (person_id, organization_id)
);
create index memberships_by_organization on app.memberships (organization_id, person_id);

create table app.staff_roles (
  person_id uuid not null references app.persons,
  role text not null check (role in ('agent', 'lead', 'setup_specialist', 'developer', 'editor', 'catalog_manager', 'billing', 'privacy_officer', 'system_admin')),
  primary key (person_id, role)
);

alter table app.organizations enable row level security, force row level security;
alter table app.persons enable row level security, force row level security;
alter table app.memberships enable row level security, force row level security;
alter table app.staff_roles enable row level security, force row level security;

grant select on app.organizations, app.memberships to arrimo_customer;
grant select (id, name, email, locale, time_zone, theme, disabled_at, created_at) on app.persons to arrimo_customer;
grant update (name, locale, time_zone, theme) on app.persons to arrimo_customer, arrimo_staff;
grant select on app.organizations, app.persons, app.memberships, app.staff_roles to arrimo_staff;
grant select, insert, update, delete on app.organizations, app.persons, app.memberships, app.staff_roles to arrimo_worker;
grant select on app.persons, app.memberships, app.organizations, app.staff_roles to arrimo_door;

create policy customer_reads on app.organizations for select to arrimo_customer using (id = any (app.organization_ids()));
create policy staff_reads on app.organizations for select to arrimo_staff using (true);
create policy worker on app.organizations to arrimo_worker using (true) with check (true);
create policy door_reads on app.organizations for select to arrimo_door using (true);

create policy customer_reads on app.memberships for select to arrimo_customer using (organization_id = any (app.organization_ids()));
create policy staff_reads on app.memberships for select to arrimo_staff using (true);
create policy worker on app.memberships to arrimo_worker using (true) with check (true);
create policy door_reads on app.memberships for select to arrimo_door using (true);

create policy customer_reads on app.persons for select to arrimo_customer using (
  id = app.person_id()
  or exists (select from app.memberships m where m.person_id = persons.id and m.organization_id = any (app.organization_ids()))
);
create policy customer_updates_self on app.persons for update to arrimo_customer using (id = app.person_id()) with check (id = app.person_id());
create policy staff_reads on app.persons for select to arrimo_staff using (true);
create policy staff_updates_self on app.persons for update to arrimo_staff using (id = app.person_id()) with check (id = app.person_id());
create policy worker on app.persons to arrimo_worker using (true) with check (true);
create policy door_reads on app.persons for select to arrimo_door using (true);

create policy staff_reads on app.staff_roles for select to arrimo_staff using (true);
create policy worker on app.staff_roles to arrimo_worker using (true) with check (true);
create policy door_reads on app.staff_roles for select to arrimo_door using (true);
