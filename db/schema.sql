-- Written by `arrimo migrate --write` from the catalogue of a migrated database; a test fails when it drifts.

-- Tables
create table app.audit_events (
  id uuid not null,
  seq bigint generated always as identity not null,
  at timestamp with time zone default app.now() not null,
  actor_id uuid,
  organization_id uuid,
  event text not null,
  subject_id uuid,
  channel text not null,
  details jsonb default '{}'::jsonb not null
);
create table app.memberships (
  person_id uuid not null,
  organization_id uuid not null,
  role text not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null
);
create table app.organizations (
  id uuid not null,
  kind text not null,
  name text not null,
  cnpj text,
  time_zone text default 'America/Sao_Paulo'::text not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.outbox_mails (
  id uuid not null,
  person_id uuid,
  recipient text not null,
  subject text not null,
  text_body text,
  html_body text,
  created_at timestamp with time zone default app.now() not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text
);
create table app.passwords (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone default app.now() not null
);
create table app.persons (
  id uuid not null,
  name text not null,
  email text not null,
  locale text default 'pt-BR'::text not null,
  time_zone text default 'America/Sao_Paulo'::text not null,
  theme text default 'system'::text not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default app.now() not null
);
create unlogged table app.rate_limits (
  key bytea not null,
  tokens double precision not null,
  allowed boolean not null,
  updated_at timestamp with time zone not null
);
create table app.sessions (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  organization_id uuid,
  device text not null,
  device_hash bytea not null,
  network text not null,
  created_at timestamp with time zone default app.now() not null,
  last_seen_at timestamp with time zone default app.now() not null,
  idle_expires_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table app.sign_in_requests (
  id uuid not null,
  email text not null,
  purpose text not null,
  locale text not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.sign_in_tokens (
  token_hash bytea not null,
  person_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone default app.now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table app.staff_roles (
  person_id uuid not null,
  role text not null
);
create table app.tickets (
  id uuid not null,
  number bigint default nextval('app.ticket_numbers'::regclass) not null,
  organization_id uuid not null,
  requester_id uuid not null,
  subject text not null,
  description text not null,
  status text default 'new'::text not null,
  submission_id uuid not null,
  opened_at timestamp with time zone default app.now() not null
);
create table app.vendor (
  id boolean default true not null,
  name text not null,
  hue integer default 168 not null,
  radius integer default 10 not null,
  logo_key text,
  logo_type text,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);

-- Constraints
alter table app.audit_events add constraint audit_events_seq_key UNIQUE (seq);
alter table app.audit_events add constraint audit_events_pkey PRIMARY KEY (id);
alter table app.audit_events add constraint audit_events_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'mail'::text, 'job'::text, 'cli'::text, 'seed'::text])));
alter table app.audit_events add constraint audit_events_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.memberships add constraint memberships_pkey PRIMARY KEY (person_id, organization_id);
alter table app.memberships add constraint memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.memberships add constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.memberships add constraint memberships_role_check CHECK ((role = ANY (ARRAY['requester'::text, 'portal_admin'::text, 'consultant'::text])));
alter table app.migrations add constraint migrations_pkey PRIMARY KEY (name);
alter table app.organizations add constraint organizations_cnpj_key UNIQUE (cnpj);
alter table app.organizations add constraint organizations_pkey PRIMARY KEY (id);
alter table app.organizations add constraint organizations_cnpj_check CHECK ((cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'::text));
alter table app.organizations add constraint organizations_kind_check CHECK ((kind = ANY (ARRAY['vendor'::text, 'customer'::text, 'unit'::text])));
alter table app.organizations add constraint organizations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.outbox_mails add constraint outbox_mails_pkey PRIMARY KEY (id);
alter table app.outbox_mails add constraint outbox_mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.outbox_mails add constraint outbox_mails_check CHECK (((sent_at IS NOT NULL) OR (failed_at IS NOT NULL) OR ((text_body IS NOT NULL) AND (html_body IS NOT NULL))));
alter table app.passwords add constraint passwords_pkey PRIMARY KEY (person_id);
alter table app.passwords add constraint passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.persons add constraint persons_pkey PRIMARY KEY (id);
alter table app.persons add constraint persons_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254)));
alter table app.persons add constraint persons_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.persons add constraint persons_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.persons add constraint persons_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])));
alter table app.rate_limits add constraint rate_limits_pkey PRIMARY KEY (key);
alter table app.rate_limits add constraint rate_limits_key_check CHECK ((octet_length(key) = 32));
alter table app.sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table app.sessions add constraint sessions_pkey PRIMARY KEY (id);
alter table app.sessions add constraint sessions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.sessions add constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.sessions add constraint sessions_check CHECK (((expires_at <= (created_at + '7 days'::interval)) AND (idle_expires_at <= (expires_at + '1 day'::interval))));
alter table app.sessions add constraint sessions_device_check CHECK ((char_length(device) <= 200));
alter table app.sessions add constraint sessions_device_hash_check CHECK ((octet_length(device_hash) = 32));
alter table app.sessions add constraint sessions_network_check CHECK ((char_length(network) <= 64));
alter table app.sessions add constraint sessions_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.sign_in_requests add constraint sign_in_requests_pkey PRIMARY KEY (id);
alter table app.sign_in_requests add constraint sign_in_requests_email_check CHECK ((char_length(email) <= 254));
alter table app.sign_in_requests add constraint sign_in_requests_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.sign_in_requests add constraint sign_in_requests_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'password_reset'::text])));
alter table app.sign_in_tokens add constraint sign_in_tokens_pkey PRIMARY KEY (token_hash);
alter table app.sign_in_tokens add constraint sign_in_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.sign_in_tokens add constraint sign_in_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'password_reset'::text])));
alter table app.sign_in_tokens add constraint sign_in_tokens_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.staff_roles add constraint staff_roles_pkey PRIMARY KEY (person_id, role);
alter table app.staff_roles add constraint staff_roles_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.staff_roles add constraint staff_roles_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'setup_specialist'::text, 'developer'::text, 'editor'::text, 'catalog_manager'::text, 'billing'::text, 'privacy_officer'::text, 'system_admin'::text])));
alter table app.tickets add constraint tickets_number_key UNIQUE (number);
alter table app.tickets add constraint tickets_organization_id_requester_id_submission_id_key UNIQUE (organization_id, requester_id, submission_id);
alter table app.tickets add constraint tickets_pkey PRIMARY KEY (id);
alter table app.tickets add constraint tickets_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.tickets add constraint tickets_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES app.persons(id);
alter table app.tickets add constraint tickets_description_check CHECK (((char_length(description) >= 1) AND (char_length(description) <= 20000)));
alter table app.tickets add constraint tickets_status_check CHECK ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'waiting_customer'::text, 'waiting_issue'::text, 'customer_validation'::text, 'closed'::text, 'cancelled'::text])));
alter table app.tickets add constraint tickets_subject_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 200)));
alter table app.vendor add constraint vendor_pkey PRIMARY KEY (id);
alter table app.vendor add constraint vendor_hue_check CHECK (((hue >= 0) AND (hue <= 360)));
alter table app.vendor add constraint vendor_id_check CHECK (id);
alter table app.vendor add constraint vendor_logo_type_check CHECK ((logo_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])));
alter table app.vendor add constraint vendor_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.vendor add constraint vendor_radius_check CHECK (((radius >= 0) AND (radius <= 16)));

-- Indexes
CREATE INDEX audit_events_by_actor ON app.audit_events USING btree (actor_id, at DESC) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_events_by_organization ON app.audit_events USING btree (organization_id, at DESC);
CREATE INDEX audit_events_by_subject ON app.audit_events USING btree (subject_id, at DESC) WHERE (subject_id IS NOT NULL);
CREATE INDEX memberships_by_organization ON app.memberships USING btree (organization_id, person_id);
CREATE INDEX organizations_by_name ON app.organizations USING btree (lower(name), id);
CREATE INDEX outbox_mails_waiting ON app.outbox_mails USING btree (created_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX rate_limits_by_age ON app.rate_limits USING btree (updated_at);
CREATE INDEX sessions_by_device ON app.sessions USING btree (person_id, device_hash);
CREATE INDEX sessions_by_expiry ON app.sessions USING btree (expires_at);
CREATE INDEX sessions_by_person ON app.sessions USING btree (person_id, last_seen_at DESC);
CREATE INDEX sign_in_tokens_by_expiry ON app.sign_in_tokens USING btree (expires_at);
CREATE INDEX sign_in_tokens_by_person ON app.sign_in_tokens USING btree (person_id);
CREATE INDEX tickets_by_organization ON app.tickets USING btree (organization_id, number DESC);
CREATE INDEX tickets_open ON app.tickets USING btree (number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_organization ON app.tickets USING btree (organization_id, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE UNIQUE INDEX persons_by_email ON app.persons USING btree (lower(email));

-- Functions
CREATE OR REPLACE FUNCTION app.add_job(identifier text, payload json, run_at timestamp with time zone, job_key text, max_attempts integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  perform graphile_worker.add_job(
    identifier => add_job.identifier,
    payload => add_job.payload,
    run_at => add_job.run_at,
    job_key => add_job.job_key,
    max_attempts => add_job.max_attempts
  );
end
$function$;
alter function app.add_job(text,json,timestamp with time zone,text,integer) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.become(person uuid, organization uuid DEFAULT NULL::uuid)
 RETURNS TABLE(person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[], organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text)
 LANGUAGE plpgsql
AS $function$
begin
  select * into person_id, name, email, locale, time_zone, theme, staff_roles, organization_id, organization_name, organization_kind, organization_time_zone, member_role
  from app.person_lookup(person, organization);
  perform set_config('app.person_id', coalesce(person_id::text, ''), true),
    set_config('app.organization_ids', case when organization_id is null then '{}' else '{' || organization_id || '}' end, true),
    set_config('app.sees_company', coalesce(member_role = 'portal_admin', false)::text, true),
    set_config('role', case when cardinality(staff_roles) > 0 then 'arrimo_staff' else 'arrimo_customer' end, true);
  return next;
end
$function$;
alter function app.become(uuid,uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.enter(session_token_hash bytea)
 RETURNS TABLE(session_id uuid, seen_at timestamp with time zone, now timestamp with time zone, vendor_version integer, person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[], organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text)
 LANGUAGE plpgsql
AS $function$
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
$function$;
alter function app.enter(bytea) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.clock'::text, true), ''::text))::timestamp with time zone, now());
alter function app.now() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.organization_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.organization_ids'::text, true), ''::text))::uuid[], '{}'::uuid[]);
alter function app.organization_ids() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.own_password_hash()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select w.hash from app.passwords w where w.person_id = app.person_id() $function$;
alter function app.own_password_hash() owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.password_lookup(address text, device bytea)
 RETURNS TABLE(person_id uuid, hash text, changed_at text, known boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select p.id, w.hash, w.changed_at::text, exists (select from app.sessions s where s.person_id = p.id and s.device_hash = password_lookup.device)
  from app.persons p join app.passwords w on w.person_id = p.id
  where lower(p.email) = lower(address) and p.disabled_at is null
$function$;
alter function app.password_lookup(text,bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid;
alter function app.person_id() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.person_lookup(id uuid, organization uuid)
 RETURNS TABLE(person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[], organization_id uuid, organization_name text, organization_kind text, organization_time_zone text, member_role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
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
$function$;
alter function app.person_lookup(uuid,uuid) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'audit events are never changed' using errcode = 'insufficient_privilege'; end $function$;
alter function app.refuse_change() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.sees_company()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.sees_company'::text, true), ''::text))::boolean, false);
alter function app.sees_company() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.session_lookup(hash bytea)
 RETURNS TABLE(session_id uuid, person_id uuid, organization_id uuid, last_seen_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select s.id, s.person_id, s.organization_id, s.last_seen_at
  from app.sessions s join app.persons p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.idle_expires_at > app.now() and s.expires_at > app.now() and p.disabled_at is null
$function$;
alter function app.session_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.sign_in_token_lookup(hash bytea)
 RETURNS TABLE(person_id uuid, purpose text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select t.person_id, t.purpose, case when t.used_at is not null then 'used' when t.expires_at <= app.now() then 'expired' else 'valid' end
  from app.sign_in_tokens t join app.persons p on p.id = t.person_id
  where t.token_hash = hash and p.disabled_at is null
$function$;
alter function app.sign_in_token_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.take_token(bucket bytea, capacity integer, period integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
 SET synchronous_commit TO 'off'
AS $function$
  insert into app.rate_limits as r (key, tokens, allowed, updated_at) values (bucket, capacity - 1, true, app.now())
  on conflict (key) do update set (tokens, allowed, updated_at) = (
    select case when level >= 1 then level - 1 else level end, level >= 1, app.now()
    from (values (least(capacity, r.tokens + extract(epoch from greatest(app.now() - r.updated_at, interval '0')) * capacity / period))) as refilled (level)
  )
  returning allowed
$function$;
alter function app.take_token(bytea,integer,integer) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.vendor_lookup()
 RETURNS TABLE(version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select v.version from app.vendor v $function$;
alter function app.vendor_lookup() owner to arrimo_door;

-- Triggers
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON app.audit_events FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON app.audit_events FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- Row level security
alter table app.audit_events enable row level security, force row level security;
create policy actor_inserts on app.audit_events for insert to arrimo_customer, arrimo_staff with check (((NOT (actor_id IS DISTINCT FROM app.person_id())) AND ((organization_id IS NULL) OR (organization_id = ANY (app.organization_ids())) OR pg_has_role(CURRENT_USER, 'arrimo_staff'::name, 'usage'::text))));
create policy staff_reads on app.audit_events for select to arrimo_staff, arrimo_worker using (true);
create policy worker_inserts on app.audit_events for insert to arrimo_worker with check (true);
alter table app.memberships enable row level security, force row level security;
create policy customer_reads on app.memberships for select to arrimo_customer using ((organization_id = ANY (app.organization_ids())));
create policy door_reads on app.memberships for select to arrimo_door using (true);
create policy staff_reads on app.memberships for select to arrimo_staff using (true);
create policy worker on app.memberships for all to arrimo_worker using (true) with check (true);
alter table app.migrations enable row level security, force row level security;
create policy owner_writes on app.migrations for insert to arrimo_owner with check (true);
create policy readable on app.migrations for select to public using (true);
alter table app.organizations enable row level security, force row level security;
create policy customer_reads on app.organizations for select to arrimo_customer using ((id = ANY (app.organization_ids())));
create policy door_reads on app.organizations for select to arrimo_door using (true);
create policy staff_reads on app.organizations for select to arrimo_staff using (true);
create policy worker on app.organizations for all to arrimo_worker using (true) with check (true);
alter table app.outbox_mails enable row level security, force row level security;
create policy worker on app.outbox_mails for all to arrimo_worker using (true) with check (true);
alter table app.passwords enable row level security, force row level security;
create policy door_reads on app.passwords for select to arrimo_door using (true);
create policy person_inserts on app.passwords for insert to arrimo_customer, arrimo_staff with check ((person_id = app.person_id()));
create policy person_reads on app.passwords for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_updates on app.passwords for update to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check ((person_id = app.person_id()));
create policy worker on app.passwords for all to arrimo_worker using (true) with check (true);
alter table app.persons enable row level security, force row level security;
create policy customer_reads on app.persons for select to arrimo_customer using (((id = app.person_id()) OR (EXISTS ( SELECT
   FROM app.memberships m
  WHERE ((m.person_id = persons.id) AND (m.organization_id = ANY (app.organization_ids())))))));
create policy customer_updates_self on app.persons for update to arrimo_customer using ((id = app.person_id())) with check ((id = app.person_id()));
create policy door_reads on app.persons for select to arrimo_door using (true);
create policy staff_reads on app.persons for select to arrimo_staff using (true);
create policy staff_updates_self on app.persons for update to arrimo_staff using ((id = app.person_id())) with check ((id = app.person_id()));
create policy worker on app.persons for all to arrimo_worker using (true) with check (true);
alter table app.rate_limits enable row level security, force row level security;
create policy worker on app.rate_limits for all to arrimo_worker using (true) with check (true);
alter table app.sessions enable row level security, force row level security;
create policy door_reads on app.sessions for select to arrimo_door using (true);
create policy person_inserts on app.sessions for insert to arrimo_customer, arrimo_staff with check ((person_id = app.person_id()));
create policy person_reads on app.sessions for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_updates on app.sessions for update to arrimo_customer, arrimo_staff using (((person_id = app.person_id()) AND (ended_at IS NULL))) with check ((person_id = app.person_id()));
create policy worker on app.sessions for all to arrimo_worker using (true) with check (true);
alter table app.sign_in_requests enable row level security, force row level security;
create policy anyone_asks on app.sign_in_requests for insert to arrimo_customer with check (true);
create policy worker on app.sign_in_requests for all to arrimo_worker using (true) with check (true);
alter table app.sign_in_tokens enable row level security, force row level security;
create policy door_reads on app.sign_in_tokens for select to arrimo_door using (true);
create policy person_reads on app.sign_in_tokens for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_spends on app.sign_in_tokens for update to arrimo_customer, arrimo_staff using (((person_id = app.person_id()) AND (used_at IS NULL))) with check (((person_id = app.person_id()) AND (used_at IS NOT NULL)));
create policy worker on app.sign_in_tokens for all to arrimo_worker using (true) with check (true);
alter table app.staff_roles enable row level security, force row level security;
create policy door_reads on app.staff_roles for select to arrimo_door using (true);
create policy staff_reads on app.staff_roles for select to arrimo_staff using (true);
create policy worker on app.staff_roles for all to arrimo_worker using (true) with check (true);
alter table app.tickets enable row level security, force row level security;
create policy customer_opens on app.tickets for insert to arrimo_customer with check (((organization_id = ANY (app.organization_ids())) AND (requester_id = app.person_id())));
create policy customer_reads on app.tickets for select to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND ((requester_id = app.person_id()) OR app.sees_company())));
create policy staff_reads on app.tickets for select to arrimo_staff using (true);
create policy worker on app.tickets for all to arrimo_worker using (true) with check (true);
alter table app.vendor enable row level security, force row level security;
create policy anyone_reads on app.vendor for select to arrimo_customer, arrimo_door, arrimo_staff using (true);
create policy staff_updates on app.vendor for update to arrimo_staff using (true) with check (true);
create policy worker on app.vendor for all to arrimo_worker using (true) with check (true);

-- Grants
grant delete, insert, select, update on app.memberships to arrimo_worker;
grant delete, insert, select, update on app.organizations to arrimo_worker;
grant delete, insert, select, update on app.outbox_mails to arrimo_worker;
grant delete, insert, select, update on app.passwords to arrimo_worker;
grant delete, insert, select, update on app.persons to arrimo_worker;
grant delete, insert, select, update on app.rate_limits to arrimo_worker;
grant delete, insert, select, update on app.sessions to arrimo_worker;
grant delete, insert, select, update on app.sign_in_requests to arrimo_worker;
grant delete, insert, select, update on app.sign_in_tokens to arrimo_worker;
grant delete, insert, select, update on app.staff_roles to arrimo_worker;
grant delete, insert, select, update on app.tickets to arrimo_worker;
grant delete, insert, select, update on app.vendor to arrimo_worker;
grant execute on function app.add_job(text,json,timestamp with time zone,text,integer) to arrimo_customer;
grant execute on function app.add_job(text,json,timestamp with time zone,text,integer) to arrimo_staff;
grant execute on function app.become(uuid,uuid) to arrimo_app;
grant execute on function app.become(uuid,uuid) to arrimo_worker;
grant execute on function app.enter(bytea) to arrimo_app;
grant execute on function app.own_password_hash() to arrimo_customer;
grant execute on function app.own_password_hash() to arrimo_staff;
grant execute on function app.password_lookup(text,bytea) to arrimo_app;
grant execute on function app.person_lookup(uuid,uuid) to arrimo_app;
grant execute on function app.person_lookup(uuid,uuid) to arrimo_worker;
grant execute on function app.session_lookup(bytea) to arrimo_app;
grant execute on function app.sign_in_token_lookup(bytea) to arrimo_app;
grant execute on function app.take_token(bytea,integer,integer) to arrimo_app;
grant execute on function app.vendor_lookup() to arrimo_app;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_customer;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_staff;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_worker;
grant insert (changed_at, hash, person_id) on app.passwords to arrimo_customer;
grant insert (changed_at, hash, person_id) on app.passwords to arrimo_staff;
grant insert (description, id, organization_id, requester_id, subject, submission_id) on app.tickets to arrimo_customer;
grant insert on app.sessions to arrimo_customer;
grant insert on app.sessions to arrimo_staff;
grant insert on app.sign_in_requests to arrimo_customer;
grant select (changed_at, person_id) on app.passwords to arrimo_customer;
grant select (changed_at, person_id) on app.passwords to arrimo_staff;
grant select (created_at, device, ended_at, expires_at, id, idle_expires_at, last_seen_at, network, organization_id, person_id) on app.sessions to arrimo_customer;
grant select (created_at, device, ended_at, expires_at, id, idle_expires_at, last_seen_at, network, organization_id, person_id) on app.sessions to arrimo_staff;
grant select (created_at, disabled_at, email, id, locale, name, theme, time_zone) on app.persons to arrimo_customer;
grant select (expires_at, person_id, purpose, token_hash, used_at) on app.sign_in_tokens to arrimo_customer;
grant select (expires_at, person_id, purpose, token_hash, used_at) on app.sign_in_tokens to arrimo_staff;
grant select on app.audit_events to arrimo_staff;
grant select on app.audit_events to arrimo_worker;
grant select on app.memberships to arrimo_customer;
grant select on app.memberships to arrimo_door;
grant select on app.memberships to arrimo_staff;
grant select on app.migrations to arrimo_app;
grant select on app.migrations to arrimo_worker;
grant select on app.organizations to arrimo_customer;
grant select on app.organizations to arrimo_door;
grant select on app.organizations to arrimo_staff;
grant select on app.passwords to arrimo_door;
grant select on app.persons to arrimo_door;
grant select on app.persons to arrimo_staff;
grant select on app.sessions to arrimo_door;
grant select on app.sign_in_tokens to arrimo_door;
grant select on app.staff_roles to arrimo_door;
grant select on app.staff_roles to arrimo_staff;
grant select on app.tickets to arrimo_customer;
grant select on app.tickets to arrimo_staff;
grant select on app.vendor to arrimo_customer;
grant select on app.vendor to arrimo_door;
grant select on app.vendor to arrimo_staff;
grant update (changed_at, hash) on app.passwords to arrimo_customer;
grant update (changed_at, hash) on app.passwords to arrimo_staff;
grant update (ended_at, idle_expires_at, last_seen_at) on app.sessions to arrimo_customer;
grant update (ended_at, idle_expires_at, last_seen_at) on app.sessions to arrimo_staff;
grant update (hue, logo_key, logo_type, name, radius, version) on app.vendor to arrimo_staff;
grant update (locale, name, theme, time_zone) on app.persons to arrimo_customer;
grant update (locale, name, theme, time_zone) on app.persons to arrimo_staff;
grant update (used_at) on app.sign_in_tokens to arrimo_customer;
grant update (used_at) on app.sign_in_tokens to arrimo_staff;
