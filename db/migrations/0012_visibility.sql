-- Who sees which request: by organisation, by person, by queue, and by the unit that acts for a customer.
alter table app.tickets
  add column queue_id uuid references app.queues,
  add column product_id uuid references app.products,
  add column module_id uuid,
  -- The unit whose consultant opened it in the organisation's name.
  add column unit_id uuid references app.organizations,
  add constraint tickets_module_of_product foreign key (product_id, module_id) references app.modules (product_id, id),
  add constraint tickets_module_has_product check (module_id is null or product_id is not null);
create policy beginning on app.tickets for update to current_user using (true);
create policy beginning_reads on app.tickets for select to current_user using (true);
create policy beginning_reads on app.queues for select to current_user using (true);
update app.tickets set queue_id = (select q.id from app.queues q where q.takes_the_rest);
drop policy beginning on app.tickets;
drop policy beginning_reads on app.tickets;
drop policy beginning_reads on app.queues;
alter table app.tickets alter column queue_id set not null;
-- Led by what is unique: led by organisation and requester, this index draws plans that sort all of somebody's requests.
alter table app.tickets drop constraint tickets_organization_id_requester_id_submission_id_key;
alter table app.tickets add constraint tickets_submitted_once unique (submission_id, requester_id, organization_id);
create index tickets_open_by_requester on app.tickets (requester_id, number desc) where status not in ('closed', 'cancelled');
create index tickets_by_requester on app.tickets (requester_id, number desc);
create index tickets_open_by_queue on app.tickets (queue_id, number desc) where status not in ('closed', 'cancelled');
create index tickets_by_queue on app.tickets (queue_id, number desc);

create table app.ticket_copies (
  ticket_id uuid not null references app.tickets,
  person_id uuid not null references app.persons,
  organization_id uuid not null references app.organizations,
  number bigint not null,
  -- Whether the request has ended; kept by a trigger, so that the open ones of years of copies are found by an index.
  ended boolean not null default false,
  added_by uuid references app.persons,
  added_at timestamptz not null default app.now(),
  primary key (ticket_id, person_id)
);
create index ticket_copies_by_person on app.ticket_copies (person_id, number desc);
create index ticket_copies_open_by_person on app.ticket_copies (person_id, number desc) where not ended;
alter table app.ticket_copies enable row level security, force row level security;
grant select, insert (ticket_id, person_id, organization_id, number, added_by) on app.ticket_copies to arrimo_customer;
grant select on app.ticket_copies to arrimo_staff;
grant select, insert, update, delete on app.ticket_copies to arrimo_worker;

create function app.end_copies() returns trigger language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.ticket_copies set ended = new.status in ('closed', 'cancelled') where ticket_id = new.id and ended <> (new.status in ('closed', 'cancelled'));
  return null;
end
$$;
create trigger end_copies after update of status on app.tickets for each row when (old.status is distinct from new.status) execute function app.end_copies();
revoke all on function app.end_copies from public;
grant create on schema app to arrimo_worker;
alter function app.end_copies owner to arrimo_worker;
revoke create on schema app from arrimo_worker;

-- own, own_and_copy, company or none: of the person, or the least of the person's and the unit's.
create function app.visibility() returns text
language sql stable parallel safe
return coalesce(nullif(current_setting('app.visibility', true), ''), 'none');

-- Queues whose requests are seen without being part of them: of staff, their own and, for a lead, all that are not confidential; of a
-- customer, those that are not confidential.
create function app.queue_ids() returns uuid[]
language sql stable parallel safe
return coalesce(nullif(current_setting('app.queue_ids', true), '')::uuid[], '{}'::uuid[]);

-- A list of the own organisation's rows in order needs one value, not a set of one.
create function app.organization_id() returns uuid
language sql stable parallel safe
return (app.organization_ids())[1];

drop policy customer_reads on app.tickets;
drop policy customer_opens on app.tickets;
drop policy staff_reads on app.tickets;
-- Sub-selects run once a query, not once a row.
create policy customer_reads on app.tickets for select to arrimo_customer using (
  organization_id = any ((select app.organization_ids())::uuid[])
  and (
    ((select app.visibility()) = 'company' and queue_id = any ((select app.queue_ids())::uuid[]))
    or ((select app.visibility()) <> 'none' and requester_id = (select app.person_id()))
    or ((select app.visibility()) in ('own_and_copy', 'company')
      and exists (select from app.ticket_copies c where c.ticket_id = tickets.id and c.person_id = (select app.person_id())))
  )
);
create policy customer_opens on app.tickets for insert to arrimo_customer with check (
  organization_id = any (app.organization_ids()) and requester_id = app.person_id() and app.visibility() <> 'none' and unit_id is not distinct from app.unit_id()
);
create policy staff_reads on app.tickets for select to arrimo_staff using (queue_id = any ((select app.queue_ids())::uuid[]));
grant insert (queue_id, product_id, module_id, unit_id) on app.tickets to arrimo_customer;

-- Not by the requests themselves: their policy reads this table.
create policy customer_reads on app.ticket_copies for select to arrimo_customer using (organization_id = any (app.organization_ids()));
create policy customer_adds on app.ticket_copies for insert to arrimo_customer with check (
  organization_id = any (app.organization_ids()) and added_by = app.person_id()
  and exists (select from app.tickets t where t.id = ticket_id and t.number = ticket_copies.number and t.organization_id = ticket_copies.organization_id)
  and exists (select from app.memberships m where m.person_id = ticket_copies.person_id and m.organization_id = ticket_copies.organization_id and m.ended_at is null)
);
create policy staff_reads on app.ticket_copies for select to arrimo_staff using (exists (select from app.tickets t where t.id = ticket_id));
create policy worker on app.ticket_copies to arrimo_worker using (true) with check (true);

-- The entrance, with all that decides what is seen.
drop function app.enter;
drop function app.become;
drop function app.person_lookup;
drop function app.session_lookup;
drop function app.sees_company;

create type app.entrant as (
  person_id uuid, name text, email text, locale text, time_zone text, theme text, staff_roles text[],
  organization_id uuid, organization_name text, organization_kind text, organization_time_zone text,
  member_role text, visibility text, may_accept_services boolean, downloads_blocked boolean, it_admin boolean, finance boolean,
  unit_id uuid, unit_name text, may_switch boolean, access_suspended boolean, queue_ids uuid[]
);

create function app.session_lookup(hash bytea)
returns table (session_id uuid, person_id uuid, organization_id uuid, acting_for_id uuid, last_seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select s.id, s.person_id, s.organization_id, s.acting_for_id, s.last_seen_at
  from app.sessions s join app.persons p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.idle_expires_at > app.now() and s.expires_at > app.now() and p.disabled_at is null
$$;

-- A token stays what it was made as: a member's opens nothing once the organisation is closed to the person, or once the person works for
-- the vendor; one of staff, nothing without a role.
create function app.token_lookup(hash bytea)
returns table (token_id uuid, person_id uuid, organization_id uuid, scopes text[], last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, app
as $$
  select t.id, t.person_id, t.organization_id, t.scopes, t.last_used_at
  from app.api_tokens t join app.persons p on p.id = t.person_id
  where t.token_hash = hash and t.revoked_at is null and t.expires_at > app.now() and p.disabled_at is null
    and exists (select from app.staff_roles r where r.person_id = t.person_id) = (t.organization_id is null)
    and (t.organization_id is null or exists (
      select from app.memberships m join app.organizations o on o.id = m.organization_id
      where m.person_id = t.person_id and m.organization_id = t.organization_id and m.ended_at is null and o.suspended_at is null
        and (t.kind = 'person' or m.role = 'portal_admin')
    ))
$$;

-- `organization`: one of the person's own; none named, the first. `acting_for`: a customer of that unit; where the unit may not act for
-- it (any more), the person is in the unit.
create function app.person_lookup(id uuid, organization uuid, acting_for uuid) returns setof app.entrant
language sql stable security definer set search_path = pg_catalog, app
as $$
  select p.id, p.name, p.email, p.locale, p.time_zone, p.theme, r.roles,
    coalesce(a.organization_id, m.organization_id), coalesce(a.name, m.name), coalesce(a.kind, m.kind), coalesce(a.time_zone, m.time_zone),
    case when a.organization_id is not null then 'consultant' else m.role end,
    case when a.organization_id is null then m.visibility
      else (array['none', 'own', 'own_and_copy', 'company'])[least(
        array_position(array['none', 'own', 'own_and_copy', 'company'], m.visibility), array_position(array['none', 'own', 'own_and_copy', 'company'], a.visibility))] end,
    coalesce(m.may_accept_services and m.organization_accepts and (a.organization_id is null or (a.may_accept_services and a.organization_accepts)), false),
    coalesce(m.downloads_blocked or m.organization_blocked or (a.organization_id is not null and (not a.may_download or a.organization_blocked)), false),
    coalesce(m.it_admin and a.organization_id is null, false), coalesce(m.finance and a.organization_id is null, false),
    case when a.organization_id is not null then m.organization_id end, case when a.organization_id is not null then m.name end,
    coalesce(m.kind = 'unit', false) or (select count(*) from app.memberships o where o.person_id = p.id and o.ended_at is null) > 1,
    m.organization_id is null and exists (select from app.memberships o where o.person_id = p.id and o.ended_at is null),
    case when cardinality(r.roles) > 0 then coalesce((
        select array_agg(q.id) from app.queues q
        where (not q.confidential and r.roles && array['lead', 'system_admin']) or exists (select from app.queue_members x where x.queue_id = q.id and x.person_id = p.id)), '{}')
      else coalesce((select array_agg(q.id) from app.queues q where not q.confidential), '{}') end
  from app.persons p
  cross join lateral (select coalesce(array_agg(s.role order by s.role), '{}') as roles from app.staff_roles s where s.person_id = p.id) r
  left join lateral (
    select m.organization_id, m.role, m.visibility, m.may_accept_services, m.downloads_blocked, m.it_admin, m.finance, o.name, o.kind, o.time_zone,
      o.may_accept_services as organization_accepts, o.downloads_blocked as organization_blocked
    from app.memberships m join app.organizations o on o.id = m.organization_id
    where m.person_id = p.id and m.ended_at is null and o.suspended_at is null and (organization is null or m.organization_id = organization)
    order by m.created_at, m.organization_id limit 1
  ) m on true
  left join lateral (
    select f.organization_id, f.visibility, f.may_accept_services, f.may_download, c.name, c.kind, c.time_zone,
      c.may_accept_services as organization_accepts, c.downloads_blocked as organization_blocked
    from app.portfolios f join app.organizations c on c.id = f.organization_id
    where f.unit_id = m.organization_id and f.organization_id = acting_for and f.revoked_at is null and c.suspended_at is null
      and (f.valid_until is null or f.valid_until >= (app.now() at time zone c.time_zone)::date)
  ) a on true
  where p.id = person_lookup.id and p.disabled_at is null
$$;

-- The only place that writes the settings policies read.
create function app.settle(who app.entrant) returns void
language sql
as $$
  select set_config('app.person_id', coalesce((who).person_id::text, ''), true),
    set_config('app.organization_ids', case when (who).organization_id is null then '{}' else '{' || (who).organization_id || '}' end, true),
    set_config('app.visibility', coalesce((who).visibility, 'none'), true),
    set_config('app.member_role', coalesce((who).member_role, ''), true),
    set_config('app.unit_id', coalesce((who).unit_id::text, ''), true),
    set_config('app.queue_ids', coalesce((who).queue_ids, '{}')::text, true),
    set_config('app.staff_roles', coalesce((who).staff_roles, '{}')::text, true)
$$;

-- PostgreSQL refuses a change of role inside a definer function, so the entrance is an invoker that asks the definers above.
create function app.become(person uuid, organization uuid default null, acting_for uuid default null) returns app.entrant
language plpgsql
as $$
declare
  who app.entrant;
begin
  select * into who from app.person_lookup(person, organization, acting_for);
  perform app.settle(who), set_config('role', case when cardinality(who.staff_roles) > 0 then 'arrimo_staff' else 'arrimo_customer' end, true);
  return who;
end
$$;

-- One row always: the viewer of the session or token, or a visitor (person_id null) who sees what is public. `bearer`: the hash is a token's.
create function app.enter(proof bytea, bearer boolean default false)
returns table (session_id uuid, token_id uuid, scopes text[], seen_at timestamptz, now timestamptz, vendor_version integer, who app.entrant)
language plpgsql
as $$
declare
  found record;
begin
  now := app.now();
  vendor_version := (select v.version from app.vendor_lookup() v);
  if proof is not null and bearer then
    select * into found from app.token_lookup(proof);
    token_id := found.token_id;
    scopes := found.scopes;
    seen_at := found.last_used_at;
    who := app.become(found.person_id, found.organization_id);
  elsif proof is not null then
    select * into found from app.session_lookup(proof);
    session_id := found.session_id;
    seen_at := found.last_seen_at;
    who := app.become(found.person_id, found.organization_id, found.acting_for_id);
  end if;
  if (who).person_id is null then
    perform app.settle(null), set_config('role', 'arrimo_customer', true);
  end if;
  return next;
end
$$;

-- A consultant names the customer on a form: from here on, this transaction acts for that one. Null: the unit does not serve it.
create function app.acting_lookup(unit uuid, customer uuid) returns setof app.entrant
language sql stable security definer set search_path = pg_catalog, app
as $$ select l.* from app.person_lookup(app.person_id(), unit, customer) l where l.organization_id = customer and l.unit_id = unit $$;

create function app.act_for(unit uuid, customer uuid) returns setof app.entrant
language plpgsql
as $$
declare
  who app.entrant;
begin
  select * into who from app.acting_lookup(unit, customer);
  if who.person_id is null then return; end if;
  perform app.settle(who);
  return next who;
end
$$;

revoke all on function app.session_lookup, app.token_lookup, app.person_lookup, app.acting_lookup, app.settle, app.become, app.enter, app.act_for from public;
grant execute on function app.session_lookup, app.token_lookup to arrimo_app;
grant execute on function app.person_lookup, app.settle to arrimo_app, arrimo_worker;
grant execute on function app.become to arrimo_app, arrimo_worker;
grant execute on function app.enter to arrimo_app;
grant execute on function app.acting_lookup, app.act_for, app.settle to arrimo_customer;
grant create on schema app to arrimo_door;
alter function app.session_lookup owner to arrimo_door;
alter function app.token_lookup owner to arrimo_door;
alter function app.person_lookup owner to arrimo_door;
alter function app.acting_lookup owner to arrimo_door;
revoke create on schema app from arrimo_door;
