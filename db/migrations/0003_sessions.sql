-- What proves who somebody is: passwords, one-time links, sessions; and the one call that lets a request in.
create table app.passwords (
  person_id uuid primary key references app.persons,
  hash text not null,
  changed_at timestamptz not null default app.now()
);

create table app.sign_in_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person_id uuid not null references app.persons,
  purpose text not null check (purpose in ('sign_in', 'password_reset')),
  created_at timestamptz not null default app.now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_tokens_by_person on app.sign_in_tokens (person_id);
create index sign_in_tokens_by_expiry on app.sign_in_tokens (expires_at);

-- Somebody asked for a link. Known or unknown address: the same row, so the answer takes the same time.
create table app.sign_in_requests (
  id uuid primary key,
  email text not null check (char_length(email) <= 254),
  purpose text not null check (purpose in ('sign_in', 'password_reset')),
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  created_at timestamptz not null default app.now()
);

create table app.sessions (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  person_id uuid not null references app.persons,
  organization_id uuid references app.organizations,
  device text not null check (char_length(device) <= 200),
  device_hash bytea not null check (octet_length(device_hash) = 32),
  network text not null check (char_length(network) <= 64),
  created_at timestamptz not null default app.now(),
  last_seen_at timestamptz not null default app.now(),
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (expires_at <= created_at + interval '7 days' and idle_expires_at <= expires_at + interval '1 day')
);
create index sessions_by_person on app.sessions (person_id, last_seen_at desc);
create index sessions_by_device on app.sessions (person_id, device_hash);
create index sessions_by_expiry on app.sessions (expires_at);

alter table app.passwords enable row level security, force row level security;
alter table app.sign_in_tokens enable row level security, force row level security;
alter table app.sign_in_requests enable row level security, force row level security;
alter table app.sessions enable row level security, force row level security;

grant insert (person_id, hash, changed_at), update (hash, changed_at), select (person_id, changed_at) on app.passwords to arrimo_customer, arrimo_staff;
grant update (used_at), select (token_hash, person_id, purpose, expires_at, used_at) on app.sign_in_tokens to arrimo_customer, arrimo_staff;
grant insert on app.sign_in_requests to arrimo_customer;
grant insert, update (last_seen_at, idle_expires_at, ended_at), select (id, person_id, organization_id, device, network, created_at, last_seen_at, idle_expires_at, expires_at, ended_at) on app.sessions to arrimo_customer, arrimo_staff;
grant select, insert, update, delete on app.passwords, app.sign_in_tokens, app.sign_in_requests, app.sessions to arrimo_worker;
grant select on app.passwords, app.sign_in_tokens, app.sessions to arrimo_door;

create policy person_reads on app.passwords for select to arrimo_customer, arrimo_staff using (person_id = app.person_id());
create policy person_inserts on app.passwords for insert to arrimo_customer, arrimo_staff with check (person_id = app.person_id());
create policy person_updates on app.passwords for update to arrimo_customer, arrimo_staff using (person_id = app.person_id()) with check (person_id = app.person_id());
create policy worker on app.passwords to arrimo_worker using (true) with check (true);
create policy door_reads on app.passwords for select to arrimo_door using (true);

create policy person_reads on app.sign_in_tokens for select to arrimo_customer, arrimo_staff using (person_id = app.person_id());
create policy person_spends on app.sign_in_tokens for update to arrimo_customer, arrimo_staff
  using (person_id = app.person_id() and used_at is null) with check (person_id = app.person_id() and used_at is not null);
create policy worker on app.sign_in_tokens to arrimo_worker using (true) with check (true);
create policy door_reads on app.sign_in_tokens for select to arrimo_door using (true);

create policy anyone_asks on app.sign_in_requests for insert to arrimo_customer with check (true);
create policy worker on app.sign_in_requests to arrimo_worker using (true) with check (true);

create policy person_reads on app.sessions for select to arrimo_customer, arrimo_staff using (person_id = app.person_id());
create policy person_inserts on app.sessions for insert to arrimo_customer, arrimo_staff with check (person_id = app.person_id());
create policy person_updates on app.sessions for update to arrimo_customer, arrimo_staff
  using (person_id = app.person_id() and ended_at is null) with check (person_id = app.person_id());
create policy worker on app.sessions to arrimo_worker using (true) with check (true);
create policy door_reads on app.sessions for select to arrimo_door using (true);

-- The definer lookups. They answer only to who holds a secret (a hash) or, for a person's id, to the login roles.
create function app.session_lookup(hash bytea)
returns table (session_id uuid, person_id uuid, organization_id uuid, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select s.id, s.person_id, s.organization_id, s.last_seen_at
  from app.sessions s join app.persons p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.idle_expires_at > app.now() and s.expires_at > app.now() and p.disabled_at is null
$$;

create function app.person_lookup(id uuid, organization uuid)
returns table (
  person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[],
  organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text
)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select p.id, p.name, p.email, p.locale, p.time_zone, p.theme,
    coalesce((select array_agg(r.role order by r.role) from app.staff_roles r where r.person_id = p.id), '{}'),
    m.organization_id, m.name, m.kind, m.time_zone, m.role
  from app.persons p
  left join lateral (
    select m.organization_id, m.role, o.name, o.kind, o.time_zone
    from app.memberships m join app.organizations o on o.id = m.organization_id
    where m.person_id = p.id and (organization is null or m.organization_id = organization)
    order by m.created_at, m.organization_id limit 1
  ) m on true
  where p.id = person_lookup.id and p.disabled_at is null
$$;

-- `known`: this browser has been signed in as this person before, so strangers cannot use up its share of tries.
create function app.password_lookup(address text, device bytea) returns table (person_id uuid, hash text, changed_at text, known boolean)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select p.id, w.hash, w.changed_at::text, exists (select from app.sessions s where s.person_id = p.id and s.device_hash = password_lookup.device)
  from app.persons p join app.passwords w on w.person_id = p.id
  where lower(p.email) = lower(address) and p.disabled_at is null
$$;

create function app.own_password_hash() returns text
language sql stable security definer set search_path = pg_catalog, app
as $$ select w.hash from app.passwords w where w.person_id = app.person_id() $$;

create function app.sign_in_token_lookup(hash bytea)
returns table (person_id uuid, purpose text, state text)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select t.person_id, t.purpose, case when t.used_at is not null then 'used' when t.expires_at <= app.now() then 'expired' else 'valid' end
  from app.sign_in_tokens t join app.persons p on p.id = t.person_id
  where t.token_hash = hash and p.disabled_at is null
$$;

revoke all on function app.session_lookup, app.person_lookup, app.password_lookup, app.own_password_hash, app.sign_in_token_lookup from public;
grant execute on function app.session_lookup, app.password_lookup, app.sign_in_token_lookup to arrimo_app;
grant execute on function app.person_lookup to arrimo_app, arrimo_worker;
grant execute on function app.own_password_hash to arrimo_customer, arrimo_staff;

grant create on schema app to arrimo_door;
alter function app.session_lookup owner to arrimo_door;
alter function app.person_lookup owner to arrimo_door;
alter function app.password_lookup owner to arrimo_door;
alter function app.own_password_hash owner to arrimo_door;
alter function app.sign_in_token_lookup owner to arrimo_door;
revoke create on schema app from arrimo_door;

-- PostgreSQL refuses a change of role inside a definer function, so the entrance is an invoker that asks the definers above.
create function app.become(person uuid, organization uuid default null)
returns table (
  person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[],
  organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text
)
language plpgsql
as $$
begin
  select * into person_id, name, email, locale, time_zone, theme, staff_roles, organization_id, organization_name, organization_kind, organization_time_zone, member_role
  from app.person_lookup(person, organization);
  perform set_config('app.person_id', coalesce(person_id::text, ''), true),
    set_config('app.organization_ids', case when organization_id is null then '{}' else '{' || organization_id || '}' end, true),
    set_config('app.sees_company', coalesce(member_role = 'portal_admin', false)::text, true),
    set_config('role', case when cardinality(staff_roles) > 0 then 'arrimo_staff' else 'arrimo_customer' end, true);
  return next;
end
$$;

-- One row always: the viewer of the session, or a visitor (person_id null) who sees what is public.
create function app.enter(session_token_hash bytea)
returns table (
  session_id uuid, seen_at timestamptz, now timestamptz, vendor_version integer,
  person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[],
  organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text
)
language plpgsql
as $$
declare
  session record;
begin
  now := app.now();
  vendor_version := (select v.version from app.vendor_lookup() v);
  if session_token_hash is not null then
    select * into session from app.session_lookup(session_token_hash);
    session_id := session.session_id;
    seen_at := session.last_seen_at;
    select b.* into person_id, name, email, locale, time_zone, theme, staff_roles, organization_id, organization_name, organization_kind, organization_time_zone, member_role
    from app.become(session.person_id, session.organization_id) b;
  end if;
  if person_id is null then
    perform set_config('app.person_id', '', true), set_config('app.organization_ids', '{}', true), set_config('app.sees_company', 'false', true), set_config('role', 'arrimo_customer', true);
  end if;
  return next;
end
$$;
revoke all on function app.become, app.enter from public;
grant execute on function app.become to arrimo_app, arrimo_worker;
grant execute on function app.enter to arrimo_app;
