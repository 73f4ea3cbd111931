-- What belongs to a request is read with it: row level security lets a request through once a transaction, not once for each of its messages,
-- events and files, which cost more to prepare than to read (bench/life).
set local search_path = app, extensions, public;

-- The requests this transaction has been let through to, one after the other; nothing for longer than it, or for somebody else in it.
create function app.note_seen(ticket uuid) returns boolean
language plpgsql as $$
declare
  seen text := coalesce(current_setting('app.seen', true), '');
begin
  if length(seen) < 8192 and position(ticket::text in seen) = 0 then
    perform set_config('app.seen', seen || ticket::text, true);
  end if;
  return true;
end
$$;

-- Each role has its own, because a plan kept for one is made anew for the other.
create function app.customer_sees(ticket uuid) returns boolean
language plpgsql stable cost 2000 as $$
begin
  if position(ticket::text in coalesce(current_setting('app.seen', true), '')) > 0 then return true; end if;
  perform from app.tickets t where t.id = ticket;
  return found and app.note_seen(ticket);
end
$$;
create function app.staff_sees(ticket uuid) returns boolean
language plpgsql stable cost 2000 as $$
begin
  if position(ticket::text in coalesce(current_setting('app.seen', true), '')) > 0 then return true; end if;
  perform from app.tickets t where t.id = ticket;
  return found and app.note_seen(ticket);
end
$$;

create or replace function app.settle(who app.entrant) returns void
language sql as $$
  select set_config('app.person_id', coalesce((who).person_id::text, ''), true),
    set_config('app.organization_ids', case when (who).organization_id is null then '{}' else '{' || (who).organization_id || '}' end, true),
    set_config('app.visibility', coalesce((who).visibility, 'none'), true),
    set_config('app.member_role', coalesce((who).member_role, ''), true),
    set_config('app.unit_id', coalesce((who).unit_id::text, ''), true),
    set_config('app.queue_ids', coalesce((who).queue_ids, '{}')::text, true),
    set_config('app.staff_roles', coalesce((who).staff_roles, '{}')::text, true),
    set_config('app.seen', '', true)
$$;

drop policy customer_reads on app.ticket_messages;
drop policy staff_reads on app.ticket_messages;
drop policy customer_reads on app.ticket_events;
drop policy staff_reads on app.ticket_events;
drop policy customer_reads on app.ticket_attachments;
drop policy staff_reads on app.ticket_attachments;
create policy customer_reads on app.ticket_messages for select to arrimo_customer using (not internal and app.customer_sees(ticket_id));
create policy staff_reads on app.ticket_messages for select to arrimo_staff using (app.staff_sees(ticket_id));
create policy customer_reads on app.ticket_events for select to arrimo_customer using (not internal and app.customer_sees(ticket_id));
create policy staff_reads on app.ticket_events for select to arrimo_staff using (app.staff_sees(ticket_id));
create policy customer_reads on app.ticket_attachments for select to arrimo_customer using (
  (ticket_id is null and person_id = app.person_id())
  or (organization_id = any (app.organization_ids()) and not internal and app.customer_sees(ticket_id))
);
create policy staff_reads on app.ticket_attachments for select to arrimo_staff using (person_id = app.person_id() or app.staff_sees(ticket_id));
revoke all on function app.note_seen, app.customer_sees, app.staff_sees from public;
grant execute on function app.note_seen to arrimo_customer, arrimo_staff;
grant execute on function app.customer_sees to arrimo_customer;
grant execute on function app.staff_sees to arrimo_staff;
