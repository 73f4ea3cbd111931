-- Organisations in full: where they are, what they contracted, their branches, and the units that work for them.
set local search_path = app, extensions, public;

alter table app.organizations
  add column contract_number text check (char_length(contract_number) between 1 and 60),
  add column contract_from date,
  add column contract_until date,
  -- Who vouches for the first portal administrator (domain.md 1.5).
  add column finance_email text check (char_length(finance_email) between 3 and 254),
  add column municipality_code text check (municipality_code ~ '^[0-9]{7}$'),
  add column municipality text check (char_length(municipality) between 1 and 120),
  add column state text check (state ~ '^[A-Z0-9]{1,3}$'),
  add column country text not null default 'BR' check (country ~ '^[A-Z]{2}$'),
  add column unit_kind text check (unit_kind in ('franchise', 'ams', 'project', 'partner')),
  add column may_accept_services boolean not null default true,
  add column downloads_blocked boolean not null default false,
  add column suspended_at timestamptz,
  add column suspension_reason text check (char_length(suspension_reason) between 1 and 500),
  add column version integer not null default 1,
  add column search_text text generated always as (app.fold(name) || ' ' || coalesce(lower(cnpj), '')) stored,
  add constraint organizations_contract_in_order check (contract_until >= contract_from),
  add constraint organizations_unit_kind check (unit_kind is null or kind = 'unit');
create index organizations_by_search on app.organizations using gin (search_text extensions.gin_trgm_ops);
create index organizations_by_cnpj on app.organizations (cnpj);

create table app.branches (
  id uuid primary key,
  organization_id uuid not null references app.organizations,
  cnpj text collate "C" not null unique check (cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'),
  name text not null check (char_length(name) between 1 and 300),
  municipality_code text check (municipality_code ~ '^[0-9]{7}$'),
  municipality text check (char_length(municipality) between 1 and 120),
  state text check (state ~ '^[A-Z0-9]{1,3}$'),
  country text not null default 'BR' check (country ~ '^[A-Z]{2}$'),
  time_zone text not null default 'America/Sao_Paulo',
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now()
);
create index branches_by_organization on app.branches (organization_id, cnpj);

-- One CNPJ, one place: no organisation has that of a branch, and the other way round.
create function app.cnpj_once() returns trigger language plpgsql
as $$
begin
  if new.cnpj is null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.cnpj, 7));
  if (tg_table_name = 'branches' and exists (select from app.organizations o where o.cnpj = new.cnpj))
    or (tg_table_name = 'organizations' and exists (select from app.branches b where b.cnpj = new.cnpj)) then
    raise exception 'this CNPJ is taken' using errcode = 'unique_violation', constraint = 'cnpj_once';
  end if;
  return new;
end
$$;
create trigger cnpj_once before insert or update of cnpj on app.organizations for each row execute function app.cnpj_once();
create trigger cnpj_once before insert or update of cnpj on app.branches for each row execute function app.cnpj_once();

-- What an organisation may use, and from when until when.
create table app.entitlements (
  id uuid primary key,
  organization_id uuid not null references app.organizations,
  product_id uuid not null references app.products,
  valid_from date not null,
  valid_until date,
  extended_guarantee boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  constraint entitlements_in_order check (valid_until >= valid_from),
  constraint entitlements_once exclude using gist (organization_id with =, product_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index entitlements_by_product on app.entitlements (product_id);

-- A unit (franchise, AMS, project) serves these customers, with at most these rights.
create table app.portfolios (
  id uuid primary key,
  unit_id uuid not null references app.organizations,
  organization_id uuid not null references app.organizations,
  visibility text not null default 'company' check (visibility in ('own', 'own_and_copy', 'company')),
  may_accept_services boolean not null default false,
  may_download boolean not null default true,
  valid_until date,
  granted_by uuid references app.persons,
  granted_at timestamptz not null default app.now(),
  revoked_by uuid references app.persons,
  revoked_at timestamptz,
  version integer not null default 1
);
create unique index portfolios_once on app.portfolios (unit_id, organization_id) where revoked_at is null;
create index portfolios_by_organization on app.portfolios (organization_id, unit_id);

-- Only a unit serves, and only customers are served: a unit in a portfolio could lead in a circle.
create function app.portfolio_kinds() returns trigger language plpgsql
as $$
begin
  if not exists (select from app.organizations o where o.id = new.unit_id and o.kind = 'unit')
    or not exists (select from app.organizations o where o.id = new.organization_id and o.kind = 'customer') then
    raise exception 'a unit serves customers' using errcode = 'check_violation', constraint = 'portfolio_kinds';
  end if;
  return new;
end
$$;
create trigger portfolio_kinds before insert or update of unit_id, organization_id on app.portfolios for each row execute function app.portfolio_kinds();

-- The unit on whose behalf a consultant acts for a customer; null for everybody else.
create function app.unit_id() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.unit_id', true), '')::uuid;

create function app.member_role() returns text
language sql stable parallel safe
return nullif(current_setting('app.member_role', true), '');

-- The portal administrator manages the people of the own organisation.
create function app.manages_people() returns boolean
language sql stable parallel safe
return coalesce(app.member_role() = 'portal_admin' and app.unit_id() is null, false);

alter table app.branches enable row level security, force row level security;
alter table app.entitlements enable row level security, force row level security;
alter table app.portfolios enable row level security, force row level security;

revoke select on app.organizations from arrimo_customer;
grant select (id, kind, name, cnpj, time_zone, contract_number, contract_from, contract_until, municipality_code, municipality, state, country, unit_kind,
  may_accept_services, downloads_blocked, suspended_at, version, search_text, created_at) on app.organizations to arrimo_customer;
grant select on app.branches, app.entitlements, app.portfolios to arrimo_customer;
grant update (visibility, may_accept_services, may_download, revoked_by, revoked_at, version) on app.portfolios to arrimo_customer;
grant select, insert, update on app.organizations, app.branches, app.entitlements, app.portfolios to arrimo_staff;
grant select, insert, update, delete on app.branches, app.entitlements, app.portfolios to arrimo_worker;
grant select on app.portfolios to arrimo_door;

create policy staff_inserts on app.organizations for insert to arrimo_staff with check (app.has_role('billing', 'system_admin'));
create policy staff_updates on app.organizations for update to arrimo_staff using (app.has_role('billing', 'system_admin')) with check (true);

create policy customer_reads on app.branches for select to arrimo_customer using (organization_id = any (app.organization_ids()));
create policy customer_reads on app.entitlements for select to arrimo_customer using (organization_id = any (app.organization_ids()));
create policy customer_reads on app.portfolios for select to arrimo_customer using (
  unit_id = any (app.organization_ids()) or unit_id = app.unit_id() or (organization_id = any (app.organization_ids()) and app.unit_id() is null)
);
create policy customer_updates on app.portfolios for update to arrimo_customer
  using (organization_id = any (app.organization_ids()) and app.manages_people() and revoked_at is null) with check (organization_id = any (app.organization_ids()));
create policy door_reads on app.portfolios for select to arrimo_door using (true);

do $$
declare
  named text;
begin
  foreach named in array array['branches', 'entitlements', 'portfolios']
  loop
    execute format('create policy staff_reads on app.%I for select to arrimo_staff using (true)', named);
    execute format('create policy staff_inserts on app.%I for insert to arrimo_staff with check (app.has_role(''billing'', ''system_admin''))', named);
    execute format('create policy staff_updates on app.%I for update to arrimo_staff using (app.has_role(''billing'', ''system_admin'')) with check (true)', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;

-- One's own organisation and unit; every organisation one belongs to, for the switch; the customers of one's unit; the units that serve one's organisation.
drop policy customer_reads on app.organizations;
create policy customer_reads on app.organizations for select to arrimo_customer using (
  id = any (app.organization_ids())
  or id = app.unit_id()
  or exists (select from app.memberships m where m.organization_id = organizations.id and m.person_id = app.person_id())
  or exists (select from app.portfolios p where p.organization_id = organizations.id and p.revoked_at is null and (p.unit_id = any (app.organization_ids()) or p.unit_id = app.unit_id()))
  or exists (select from app.portfolios p where p.unit_id = organizations.id and p.organization_id = any (app.organization_ids()))
);
