-- The vocabulary of all the rest: what is sold, in which releases, which team takes which module, and when it works.
create schema if not exists extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gist with schema extensions;
set local search_path = app, extensions, public;

-- Without accents and in lower case, for finding part of a name.
create function app.fold(written text) returns text
language sql immutable parallel safe
return lower(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]', '', 'g'));

-- Who of the staff may do this: true when the viewer holds one of the roles.
create function app.staff_roles() returns text[]
language sql stable parallel safe
return coalesce(nullif(current_setting('app.staff_roles', true), '')::text[], '{}'::text[]);

create function app.has_role(variadic roles text[]) returns boolean
language sql stable parallel safe
return app.staff_roles() && roles;

create table app.product_lines (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'),
  name text not null check (char_length(name) between 1 and 120),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now()
);

create table app.products (
  id uuid primary key,
  product_line_id uuid not null references app.product_lines,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'),
  name text not null check (char_length(name) between 1 and 120),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now()
);
create index products_by_line on app.products (product_line_id);

create table app.modules (
  id uuid primary key,
  product_id uuid not null references app.products,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'),
  name text not null check (char_length(name) between 1 and 120),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  unique (product_id, code),
  unique (product_id, id)
);

create table app.routines (
  id uuid primary key,
  module_id uuid not null references app.modules,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'),
  name text not null check (char_length(name) between 1 and 120),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  unique (module_id, code)
);

-- Where a release stands in its life follows from these dates (app/catalog/release.ts), so no state can contradict them.
create table app.releases (
  id uuid primary key,
  product_id uuid not null references app.products,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$'),
  closed_beta boolean not null default false,
  launched_on date,
  supported_until date,
  extended_until date,
  minimum_build text check (char_length(minimum_build) between 1 and 60),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  unique (product_id, code),
  constraint releases_support_in_order check (supported_until >= launched_on),
  -- An extension goes on from a support that ends.
  constraint releases_extension_in_order check (extended_until is null or coalesce(extended_until >= supported_until, false))
);

create table app.calendars (
  id uuid primary key,
  name text not null unique check (char_length(name) between 1 and 120),
  time_zone text not null default 'America/Sao_Paulo',
  country text not null default 'BR' check (country ~ '^[A-Z]{2}$'),
  state text check (state ~ '^[A-Z0-9]{1,3}$'),
  municipality_code text check (municipality_code ~ '^[0-9]{7}$'),
  version integer not null default 1,
  created_at timestamptz not null default app.now()
);

-- Service hours: from and until are minutes of the day, weekday 1 is Monday (ISO 8601).
create table app.calendar_hours (
  calendar_id uuid not null references app.calendars on delete cascade,
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 1 and 1440),
  primary key (calendar_id, weekday, from_minute),
  check (until_minute > from_minute)
);

-- A holiday is a day of every year, a distance from Easter, or one date. Optional days (ponto facultativo) count only where a
-- calendar says so; from_minute and until_minute mark those that take part of a day.
create table app.holidays (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 120),
  country text not null default 'BR' check (country ~ '^[A-Z]{2}$'),
  state text check (state ~ '^[A-Z0-9]{1,3}$'),
  municipality_code text check (municipality_code ~ '^[0-9]{7}$'),
  month integer check (month between 1 and 12),
  day integer check (day between 1 and 31),
  easter_offset integer check (easter_offset between -100 and 100),
  on_date date,
  valid_from date,
  valid_until date,
  optional boolean not null default false,
  from_minute integer check (from_minute between 0 and 1439),
  until_minute integer check (until_minute between 1 and 1440),
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  constraint holidays_one_rule check (num_nonnulls(month, easter_offset, on_date) = 1 and (month is null) = (day is null)),
  constraint holidays_valid check (valid_until >= valid_from),
  constraint holidays_part check (until_minute > from_minute)
);
create index holidays_by_place on app.holidays (country, state, municipality_code);
create index holidays_by_name on app.holidays (lower(name), id);

create table app.calendar_optional_days (
  calendar_id uuid not null references app.calendars on delete cascade,
  holiday_id uuid not null references app.holidays on delete cascade,
  primary key (calendar_id, holiday_id)
);
create index calendar_optional_days_by_holiday on app.calendar_optional_days (holiday_id);

create table app.queues (
  id uuid primary key,
  name text not null unique check (char_length(name) between 1 and 120),
  calendar_id uuid references app.calendars,
  -- Requests of a confidential queue are seen by who opened them, by who is in copy, and by the queue's members alone.
  confidential boolean not null default false,
  -- The one queue that takes requests without a module.
  takes_the_rest boolean not null default false,
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  constraint queues_rest_stays check (not (takes_the_rest and (archived_at is not null or confidential)))
);
create unique index queues_one_takes_the_rest on app.queues (takes_the_rest) where takes_the_rest;

-- A module belongs to one queue.
create table app.queue_modules (
  module_id uuid primary key references app.modules,
  queue_id uuid not null references app.queues
);
create index queue_modules_by_queue on app.queue_modules (queue_id);

create table app.queue_members (
  queue_id uuid not null references app.queues,
  person_id uuid not null references app.persons,
  primary key (queue_id, person_id)
);
create index queue_members_by_person on app.queue_members (person_id, queue_id);

do $$
declare
  named text;
begin
  foreach named in array array['product_lines', 'products', 'modules', 'routines', 'releases', 'calendars', 'calendar_hours', 'holidays',
    'calendar_optional_days', 'queues', 'queue_modules', 'queue_members']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select on app.%I to arrimo_staff', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy staff_reads on app.%I for select to arrimo_staff using (true)', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
  -- Names of what is sold, and the days deadlines skip, are no secret; who works in which queue is.
  foreach named in array array['product_lines', 'products', 'modules', 'routines', 'releases', 'calendars', 'calendar_hours', 'holidays',
    'calendar_optional_days', 'queues', 'queue_modules']
  loop
    execute format('grant select on app.%I to arrimo_customer', named);
    execute format('create policy anyone_reads on app.%I for select to arrimo_customer using (true)', named);
  end loop;
  foreach named in array array['product_lines', 'products', 'modules', 'routines', 'releases', 'calendars', 'holidays', 'queues']
  loop
    execute format('grant insert, update on app.%I to arrimo_staff', named);
  end loop;
  foreach named in array array['product_lines', 'products', 'modules', 'routines', 'releases']
  loop
    execute format('create policy catalog_inserts on app.%I for insert to arrimo_staff with check (app.has_role(''catalog_manager'', ''system_admin''))', named);
    execute format('create policy catalog_updates on app.%I for update to arrimo_staff using (app.has_role(''catalog_manager'', ''system_admin'')) with check (true)', named);
  end loop;
  foreach named in array array['calendars', 'holidays', 'queues']
  loop
    execute format('create policy lead_inserts on app.%I for insert to arrimo_staff with check (app.has_role(''lead'', ''system_admin''))', named);
    execute format('create policy lead_updates on app.%I for update to arrimo_staff using (app.has_role(''lead'', ''system_admin'')) with check (true)', named);
  end loop;
  foreach named in array array['calendar_hours', 'calendar_optional_days', 'queue_modules', 'queue_members', 'holidays']
  loop
    execute format('grant insert, delete on app.%I to arrimo_staff', named);
    execute format('create policy lead_deletes on app.%I for delete to arrimo_staff using (app.has_role(''lead'', ''system_admin''))', named);
  end loop;
  foreach named in array array['calendar_hours', 'calendar_optional_days', 'queue_modules', 'queue_members']
  loop
    execute format('create policy lead_inserts on app.%I for insert to arrimo_staff with check (app.has_role(''lead'', ''system_admin''))', named);
  end loop;
end
$$;
grant select on app.queues, app.queue_members to arrimo_door;
create policy door_reads on app.queues for select to arrimo_door using (true);
create policy door_reads on app.queue_members for select to arrimo_door using (true);

-- What every portal starts with. The owner writes under a policy that lasts for these lines only.
create policy beginning on app.calendars for insert to current_user with check (true);
create policy beginning_reads on app.calendars for select to current_user using (true);
create policy beginning on app.calendar_hours for insert to current_user with check (true);
create policy beginning on app.holidays for insert to current_user with check (true);
create policy beginning on app.queues for insert to current_user with check (true);
with calendar as (
  insert into app.calendars (id, name) values (gen_random_uuid(), 'Suporte') returning id
), hours as (
  insert into app.calendar_hours (calendar_id, weekday, from_minute, until_minute) select id, weekday, 480, 1080 from calendar, generate_series(1, 5) weekday
)
insert into app.queues (id, name, calendar_id, takes_the_rest) select gen_random_uuid(), 'Triagem', id, true from calendar;
-- Lei 662/1949, Lei 6.802/1980, Lei 14.759/2023 (20/11); Paixão de Cristo by Lei 9.093/1995, art. 2.
insert into app.holidays (id, name, month, day, easter_offset, valid_from, optional, from_minute, until_minute) values
  (gen_random_uuid(), 'Confraternização Universal', 1, 1, null, null, false, null, null),
  (gen_random_uuid(), 'Paixão de Cristo', null, null, -2, null, false, null, null),
  (gen_random_uuid(), 'Tiradentes', 4, 21, null, null, false, null, null),
  (gen_random_uuid(), 'Dia do Trabalho', 5, 1, null, null, false, null, null),
  (gen_random_uuid(), 'Independência do Brasil', 9, 7, null, null, false, null, null),
  (gen_random_uuid(), 'Nossa Senhora Aparecida', 10, 12, null, null, false, null, null),
  (gen_random_uuid(), 'Finados', 11, 2, null, null, false, null, null),
  (gen_random_uuid(), 'Proclamação da República', 11, 15, null, null, false, null, null),
  (gen_random_uuid(), 'Dia da Consciência Negra', 11, 20, null, '2024-01-01', false, null, null),
  (gen_random_uuid(), 'Natal', 12, 25, null, null, false, null, null),
  (gen_random_uuid(), 'Carnaval, segunda-feira', null, null, -48, null, true, null, null),
  (gen_random_uuid(), 'Carnaval, terça-feira', null, null, -47, null, true, null, null),
  (gen_random_uuid(), 'Quarta-feira de Cinzas, até as 14h', null, null, -46, null, true, 0, 840),
  (gen_random_uuid(), 'Corpus Christi', null, null, 60, null, true, null, null),
  (gen_random_uuid(), 'Dia do Servidor Público', 10, 28, null, null, true, null, null),
  (gen_random_uuid(), 'Véspera de Natal, a partir das 13h', 12, 24, null, null, true, 780, 1440),
  (gen_random_uuid(), 'Véspera de Ano-Novo, a partir das 13h', 12, 31, null, null, true, 780, 1440);
drop policy beginning on app.calendars;
drop policy beginning_reads on app.calendars;
drop policy beginning on app.calendar_hours;
drop policy beginning on app.holidays;
drop policy beginning on app.queues;
