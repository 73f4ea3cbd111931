-- The company whose portal this is: name and brand. One row; its version lets every process notice a change.
create table app.vendor (
  id boolean primary key default true check (id),
  name text not null check (char_length(name) between 1 and 120),
  hue integer not null default 168 check (hue between 0 and 360),
  radius integer not null default 10 check (radius between 0 and 16),
  logo_key text,
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  version integer not null default 1,
  created_at timestamptz not null default app.now()
);
alter table app.vendor enable row level security, force row level security;

grant select on app.vendor to arrimo_customer, arrimo_staff;
grant update (name, hue, radius, logo_key, logo_type, version) on app.vendor to arrimo_staff;
grant select, insert, update, delete on app.vendor to arrimo_worker;
grant select on app.vendor to arrimo_door;

create policy anyone_reads on app.vendor for select to arrimo_customer, arrimo_staff, arrimo_door using (true);
create policy staff_updates on app.vendor for update to arrimo_staff using (true) with check (true);
create policy worker on app.vendor to arrimo_worker using (true) with check (true);

create function app.vendor_lookup() returns table (version integer)
language sql stable security definer set search_path = pg_catalog, app
as $$ select v.version from app.vendor v $$;
revoke all on function app.vendor_lookup from public;
grant execute on function app.vendor_lookup to arrimo_app;
grant create on schema app to arrimo_door;
alter function app.vendor_lookup owner to arrimo_door;
revoke create on schema app from arrimo_door;
