-- People in full: what each may see and do in an organisation, how they come in, and how they leave.
set local search_path = app, extensions, public;

alter table app.persons
  add column search_text text generated always as (app.fold(name) || ' ' || lower(email)) stored;
create index persons_by_search on app.persons using gin (search_text extensions.gin_trgm_ops);
create index persons_by_name on app.persons (lower(name), id);
grant select (search_text) on app.persons to arrimo_customer;

alter table app.memberships
  -- Which requests of the company this person sees; none: may neither see nor open any.
  add column visibility text not null default 'own_and_copy' check (visibility in ('none', 'own', 'own_and_copy', 'company')),
  add column may_accept_services boolean not null default false,
  add column downloads_blocked boolean not null default false,
  add column it_admin boolean not null default false,
  add column finance boolean not null default false,
  add column ended_at timestamptz,
  add column ended_by uuid references app.persons,
  add column version integer not null default 1;
create policy beginning on app.memberships for update to current_user using (true);
create policy beginning_reads on app.memberships for select to current_user using (true);
update app.memberships set visibility = 'company', may_accept_services = true where role = 'portal_admin';
drop policy beginning on app.memberships;
drop policy beginning_reads on app.memberships;
alter table app.memberships add constraint memberships_admin_sees_company check (role <> 'portal_admin' or visibility = 'company');

alter table app.sessions add column acting_for_id uuid references app.organizations;

-- Somebody was asked in. The token's hash appears when the mail is written.
create table app.invitations (
  id uuid primary key,
  organization_id uuid not null references app.organizations,
  name text not null check (char_length(name) between 1 and 300),
  email text not null check (char_length(email) between 3 and 254),
  role text not null check (role in ('requester', 'portal_admin', 'consultant')),
  visibility text not null check (visibility in ('none', 'own', 'own_and_copy', 'company')),
  may_accept_services boolean not null default false,
  downloads_blocked boolean not null default false,
  it_admin boolean not null default false,
  finance boolean not null default false,
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en', 'es')),
  token_hash bytea unique check (octet_length(token_hash) = 32),
  invited_by uuid references app.persons,
  created_at timestamptz not null default app.now(),
  sent_at timestamptz,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_admin_sees_company check (role <> 'portal_admin' or visibility = 'company')
);
create unique index invitations_once on app.invitations (organization_id, lower(email)) where accepted_at is null and revoked_at is null;
create index invitations_by_organization on app.invitations (organization_id, created_at desc, id);

-- "Quero me cadastrar": confirmed by who asked, then decided by the portal administrator, by the contract's finance address, or by staff.
create table app.access_requests (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 300),
  email text not null check (char_length(email) between 3 and 254),
  cnpj text collate "C" not null check (cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'),
  message text check (char_length(message) between 1 and 1000),
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  organization_id uuid references app.organizations,
  token_hash bytea unique check (octet_length(token_hash) = 32),
  finance_token_hash bytea unique check (octet_length(finance_token_hash) = 32),
  created_at timestamptz not null default app.now(),
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references app.persons,
  decision text check (decision in ('approved', 'refused')),
  check ((decision is null) = (decided_at is null))
);
create index access_requests_waiting on app.access_requests (organization_id, confirmed_at) where confirmed_at is not null and decided_at is null;
create index access_requests_by_expiry on app.access_requests (expires_at);

-- Bearer tokens of programs. A token acts as its person; one of kind organization is seen and revoked by every portal administrator.
create table app.api_tokens (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  hint text not null check (char_length(hint) <= 12),
  kind text not null check (kind in ('person', 'organization')),
  name text not null check (char_length(name) between 1 and 100),
  person_id uuid not null references app.persons,
  organization_id uuid references app.organizations,
  scopes text[] not null check (scopes <@ array['read', 'write'] and cardinality(scopes) between 1 and 2),
  created_at timestamptz not null default app.now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_tokens_last_a_year check (expires_at <= created_at + interval '366 days'),
  constraint api_tokens_of_organization check (kind = 'person' or organization_id is not null)
);
create index api_tokens_by_person on app.api_tokens (person_id, created_at desc);
create index api_tokens_by_organization on app.api_tokens (organization_id, created_at desc) where kind = 'organization';

-- What a POST of the API answered, so that the same key gets the same answer.
create table app.idempotency_keys (
  person_id uuid not null references app.persons,
  key_hash bytea not null check (octet_length(key_hash) = 32),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  status integer,
  -- JSON as text: the second answer is the first, byte for byte.
  answer text,
  created_at timestamptz not null default app.now(),
  primary key (person_id, key_hash)
);
create index idempotency_keys_by_age on app.idempotency_keys (created_at);

alter table app.invitations enable row level security, force row level security;
alter table app.access_requests enable row level security, force row level security;
alter table app.api_tokens enable row level security, force row level security;
alter table app.idempotency_keys enable row level security, force row level security;

grant update (role, visibility, may_accept_services, downloads_blocked, it_admin, finance, ended_at, ended_by, version) on app.memberships to arrimo_customer, arrimo_staff;
grant select (id, organization_id, name, email, role, visibility, may_accept_services, downloads_blocked, it_admin, finance, locale, invited_by, created_at, sent_at, expires_at, accepted_at, revoked_at),
  insert (id, organization_id, name, email, role, visibility, may_accept_services, downloads_blocked, it_admin, finance, locale, invited_by, expires_at),
  update (revoked_at, expires_at) on app.invitations to arrimo_customer, arrimo_staff;
grant insert (id, name, email, cnpj, message, locale, expires_at) on app.access_requests to arrimo_customer;
grant select (id, name, email, cnpj, message, locale, organization_id, created_at, expires_at, confirmed_at, decided_at, decided_by, decision),
  update (decided_at, decided_by, decision) on app.access_requests to arrimo_customer, arrimo_staff;
grant update (organization_id) on app.access_requests to arrimo_staff;
grant select (id, hint, kind, name, person_id, organization_id, scopes, created_at, expires_at, last_used_at, revoked_at),
  insert (id, token_hash, hint, kind, name, person_id, organization_id, scopes, expires_at), update (last_used_at, revoked_at) on app.api_tokens to arrimo_customer, arrimo_staff;
grant select, insert, update on app.idempotency_keys to arrimo_customer, arrimo_staff;
grant update (disabled_at) on app.persons to arrimo_staff;
grant insert on app.persons to arrimo_staff;
grant insert, delete on app.staff_roles to arrimo_staff;
grant select, insert, update, delete on app.invitations, app.access_requests, app.api_tokens, app.idempotency_keys to arrimo_worker;
grant select on app.invitations, app.access_requests, app.api_tokens to arrimo_door;

create policy admin_updates on app.memberships for update to arrimo_customer
  using (organization_id = any (app.organization_ids()) and app.manages_people() and ended_at is null) with check (organization_id = any (app.organization_ids()));
create policy person_leaves on app.memberships for update to arrimo_customer
  using (person_id = app.person_id() and ended_at is null) with check (person_id = app.person_id() and ended_at is not null);
create policy staff_updates on app.memberships for update to arrimo_staff using (app.has_role('billing', 'system_admin')) with check (true);

create policy admin_reads on app.invitations for select to arrimo_customer using (organization_id = any (app.organization_ids()) and app.manages_people());
create policy admin_invites on app.invitations for insert to arrimo_customer with check (organization_id = any (app.organization_ids()) and app.manages_people() and invited_by = app.person_id());
create policy admin_updates on app.invitations for update to arrimo_customer
  using (organization_id = any (app.organization_ids()) and app.manages_people() and accepted_at is null) with check (organization_id = any (app.organization_ids()));
create policy staff_reads on app.invitations for select to arrimo_staff using (true);
create policy staff_invites on app.invitations for insert to arrimo_staff with check (app.has_role('billing', 'system_admin') and invited_by = app.person_id());
create policy staff_updates on app.invitations for update to arrimo_staff using (app.has_role('billing', 'system_admin') and accepted_at is null) with check (true);
create policy worker on app.invitations to arrimo_worker using (true) with check (true);
create policy door_reads on app.invitations for select to arrimo_door using (true);

create policy anyone_asks on app.access_requests for insert to arrimo_customer with check (organization_id is null and confirmed_at is null and decided_at is null);
create policy admin_reads on app.access_requests for select to arrimo_customer using (organization_id = any (app.organization_ids()) and app.manages_people() and confirmed_at is not null);
create policy admin_decides on app.access_requests for update to arrimo_customer
  using (organization_id = any (app.organization_ids()) and app.manages_people() and confirmed_at is not null and decided_at is null) with check (organization_id = any (app.organization_ids()) and decided_by = app.person_id());
create policy staff_reads on app.access_requests for select to arrimo_staff using (confirmed_at is not null);
create policy staff_decides on app.access_requests for update to arrimo_staff
  using (app.has_role('billing', 'system_admin') and confirmed_at is not null and decided_at is null) with check (decided_by is null or decided_by = app.person_id());
create policy worker on app.access_requests to arrimo_worker using (true) with check (true);
create policy door_reads on app.access_requests for select to arrimo_door using (true);

create policy person_reads on app.api_tokens for select to arrimo_customer, arrimo_staff using (person_id = app.person_id());
create policy admin_reads on app.api_tokens for select to arrimo_customer using (kind = 'organization' and organization_id = any (app.organization_ids()) and app.manages_people());
create policy person_makes on app.api_tokens for insert to arrimo_customer with check (
  person_id = app.person_id() and organization_id = any (app.organization_ids()) and app.unit_id() is null and (kind = 'person' or app.manages_people())
);
create policy staff_makes on app.api_tokens for insert to arrimo_staff with check (person_id = app.person_id() and organization_id is null and kind = 'person');
create policy person_updates on app.api_tokens for update to arrimo_customer, arrimo_staff using (person_id = app.person_id() and revoked_at is null) with check (person_id = app.person_id());
create policy admin_updates on app.api_tokens for update to arrimo_customer
  using (kind = 'organization' and organization_id = any (app.organization_ids()) and app.manages_people() and revoked_at is null) with check (organization_id = any (app.organization_ids()));
create policy worker on app.api_tokens to arrimo_worker using (true) with check (true);
create policy door_reads on app.api_tokens for select to arrimo_door using (true);

create policy person_keeps on app.idempotency_keys to arrimo_customer, arrimo_staff using (person_id = app.person_id()) with check (person_id = app.person_id());
create policy worker on app.idempotency_keys to arrimo_worker using (true) with check (true);

create policy admin_inserts on app.persons for insert to arrimo_staff with check (app.has_role('system_admin'));
create policy admin_updates on app.persons for update to arrimo_staff using (app.has_role('system_admin')) with check (true);
create policy admin_inserts on app.staff_roles for insert to arrimo_staff with check (app.has_role('system_admin'));
create policy admin_deletes on app.staff_roles for delete to arrimo_staff using (app.has_role('system_admin'));

-- One's own memberships, for the switch; those of the own organisation and unit; those of the units that serve the own organisation.
drop policy customer_reads on app.memberships;
create policy customer_reads on app.memberships for select to arrimo_customer using (
  organization_id = any (app.organization_ids())
  or person_id = app.person_id()
  or organization_id = app.unit_id()
  or exists (select from app.portfolios p where p.unit_id = memberships.organization_id and p.organization_id = any (app.organization_ids()))
);
drop policy customer_reads on app.persons;
create policy customer_reads on app.persons for select to arrimo_customer using (
  id = app.person_id() or exists (
    select from app.memberships m where m.person_id = persons.id and (
      m.organization_id = any (app.organization_ids()) or m.organization_id = app.unit_id()
      or exists (select from app.portfolios p where p.unit_id = m.organization_id and p.organization_id = any (app.organization_ids()))
    )
  )
);

-- The last portal administrator hands over before leaving. Two who leave at once are put in a row by the lock. Staff may end even the last.
create function app.keep_an_admin() returns trigger language plpgsql
as $$
begin
  if current_user = 'arrimo_customer' and old.role = 'portal_admin' and old.ended_at is null and (new.role <> 'portal_admin' or new.ended_at is not null) then
    perform pg_advisory_xact_lock(hashtextextended(old.organization_id::text, 1));
    if not exists (
      select from app.memberships m join app.persons p on p.id = m.person_id
      where m.organization_id = old.organization_id and m.person_id <> old.person_id and m.role = 'portal_admin' and m.ended_at is null and p.disabled_at is null
    ) then
      raise exception 'an organisation keeps a portal administrator' using errcode = 'check_violation', constraint = 'last_portal_admin';
    end if;
  end if;
  return new;
end
$$;
create trigger keep_an_admin before update of role, ended_at on app.memberships for each row execute function app.keep_an_admin();

-- Somebody who may administer the system stays.
create function app.keep_a_system_admin() returns trigger language plpgsql
as $$
begin
  if old.role = 'system_admin' then
    perform pg_advisory_xact_lock(hashtextextended('system_admin', 2));
    if not exists (select from app.staff_roles r join app.persons p on p.id = r.person_id where r.role = 'system_admin' and r.person_id <> old.person_id and p.disabled_at is null) then
      raise exception 'somebody administers the system' using errcode = 'check_violation', constraint = 'last_system_admin';
    end if;
  end if;
  return old;
end
$$;
create trigger keep_a_system_admin before delete on app.staff_roles for each row execute function app.keep_a_system_admin();

-- Who leaves is out at once: sessions and tokens of that organisation end with the membership; a demoted administrator's tokens of the organisation too.
create function app.end_access() returns trigger language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  if new.ended_at is not null and old.ended_at is null then
    update app.sessions set ended_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and ended_at is null;
    update app.api_tokens set revoked_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and revoked_at is null;
  elsif old.role = 'portal_admin' and new.role <> 'portal_admin' then
    update app.api_tokens set revoked_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and kind = 'organization' and revoked_at is null;
  end if;
  return null;
end
$$;
create trigger end_access after update of role, ended_at on app.memberships for each row execute function app.end_access();
revoke all on function app.end_access from public;
grant create on schema app to arrimo_worker;
alter function app.end_access owner to arrimo_worker;
revoke create on schema app from arrimo_worker;

-- What an invitation and a request for access say to who holds their secret.
create function app.invitation_lookup(hash bytea)
returns table (id uuid, organization_id uuid, organization_name text, name text, email text, role text, state text, known boolean)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select i.id, i.organization_id, o.name, i.name, i.email, i.role,
    case when i.accepted_at is not null then 'used' when i.revoked_at is not null or i.expires_at <= app.now() or o.suspended_at is not null then 'expired' else 'valid' end,
    exists (select from app.persons p join app.passwords w on w.person_id = p.id where lower(p.email) = lower(i.email))
  from app.invitations i join app.organizations o on o.id = i.organization_id
  where i.token_hash = hash
$$;

create function app.access_request_lookup(hash bytea)
returns table (id uuid, name text, email text, cnpj text, message text, organization_name text, asks text, state text)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select r.id, r.name, r.email, r.cnpj, r.message, o.name, case when r.token_hash = hash then 'confirmation' else 'validation' end,
    case when (r.token_hash = hash and r.confirmed_at is not null) or r.decided_at is not null then 'used' when r.expires_at <= app.now() then 'expired' else 'valid' end
  from app.access_requests r left join app.organizations o on o.id = r.organization_id
  where r.token_hash = hash or r.finance_token_hash = hash
$$;
revoke all on function app.invitation_lookup, app.access_request_lookup from public;
grant execute on function app.invitation_lookup, app.access_request_lookup to arrimo_app;
grant create on schema app to arrimo_door;
alter function app.invitation_lookup owner to arrimo_door;
alter function app.access_request_lookup owner to arrimo_door;
revoke create on schema app from arrimo_door;
