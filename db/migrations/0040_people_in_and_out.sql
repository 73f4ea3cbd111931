-- Lists of those who wait, in order; what staff need to find people; and disabling somebody takes effect everywhere at once.
set local search_path = app, extensions, public;

create index invitations_waiting on app.invitations (organization_id, id desc) where accepted_at is null and revoked_at is null;
create index persons_disabled on app.persons (lower(name), id) where disabled_at is not null;
-- So many requests an hour from one address.
create index access_requests_by_email on app.access_requests (lower(email), created_at);
create index access_requests_undecided on app.access_requests (id) where confirmed_at is not null and decided_at is null;

alter table app.access_requests
  -- What who approves grants.
  add column role text check (role in ('requester', 'portal_admin', 'consultant')),
  -- Whoever decides has been told, so that a repeated job tells nobody twice.
  add column routed_at timestamptz,
  -- Whoever asked has been told what became of it.
  add column answered_at timestamptz;
grant select (role), update (role) on app.access_requests to arrimo_customer, arrimo_staff;
grant update (routed_at) on app.access_requests to arrimo_staff;

-- Whether this address belongs to the organisation already, for who manages its people; found by the address's index, whatever its size.
create function app.member_by_email(organization uuid, address text) returns boolean
language sql stable security definer set search_path = pg_catalog, app
as $$
  select ((organization = any (app.organization_ids()) and app.manages_people()) or app.has_role('billing', 'system_admin'))
    and exists (
      select from app.persons p join app.memberships m on m.person_id = p.id
      where lower(p.email) = lower(address) and m.organization_id = organization and m.ended_at is null
    )
$$;
revoke all on function app.member_by_email from public;
grant execute on function app.member_by_email to arrimo_customer, arrimo_staff;
grant create on schema app to arrimo_door;
alter function app.member_by_email owner to arrimo_door;
revoke create on schema app from arrimo_door;

-- Disabling counts like giving up the role: somebody who may administer the system stays.
create function app.keep_a_system_admin_enabled() returns trigger language plpgsql
as $$
begin
  if old.disabled_at is null and new.disabled_at is not null and exists (select from app.staff_roles r where r.person_id = old.id and r.role = 'system_admin') then
    perform pg_advisory_xact_lock(hashtextextended('system_admin', 2));
    if not exists (select from app.staff_roles r join app.persons p on p.id = r.person_id where r.role = 'system_admin' and r.person_id <> old.id and p.disabled_at is null) then
      raise exception 'somebody administers the system' using errcode = 'check_violation', constraint = 'last_system_admin';
    end if;
  end if;
  return new;
end
$$;
create trigger keep_a_system_admin_enabled before update of disabled_at on app.persons for each row execute function app.keep_a_system_admin_enabled();

-- Enabled again, nobody finds an old session open: sessions, tokens and one-time links end with the person's access.
create function app.end_all_access() returns trigger language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  if old.disabled_at is null and new.disabled_at is not null then
    update app.sessions set ended_at = app.now() where person_id = new.id and ended_at is null;
    update app.api_tokens set revoked_at = app.now() where person_id = new.id and revoked_at is null;
    update app.sign_in_tokens set used_at = app.now() where person_id = new.id and used_at is null;
  end if;
  return null;
end
$$;
create trigger end_all_access after update of disabled_at on app.persons for each row execute function app.end_all_access();
revoke all on function app.end_all_access from public;
grant create on schema app to arrimo_worker;
alter function app.end_all_access owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
