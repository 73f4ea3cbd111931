-- The request a transaction is looking at: what belongs to it is asked for by this id, not by finding it once more under its policy each time
-- (bench/life). Only what to look for, never what may be seen: that row level security decides as before.
set local search_path = app, extensions, public;

create function app.case_id() returns uuid
language sql stable
return nullif(current_setting('app.case', true), '')::uuid;

-- For the list of columns of a request that row level security has let through.
create function app.note_case(ticket uuid) returns boolean
language plpgsql as $$
begin
  perform set_config('app.case', ticket::text, true);
  return app.note_seen(ticket);
end
$$;
revoke all on function app.case_id, app.note_case from public;
grant execute on function app.case_id, app.note_case to arrimo_customer, arrimo_staff;

create or replace function app.settle(who app.entrant) returns void
language sql as $$
  select set_config('app.person_id', coalesce((who).person_id::text, ''), true),
    set_config('app.organization_ids', case when (who).organization_id is null then '{}' else '{' || (who).organization_id || '}' end, true),
    set_config('app.visibility', coalesce((who).visibility, 'none'), true),
    set_config('app.member_role', coalesce((who).member_role, ''), true),
    set_config('app.unit_id', coalesce((who).unit_id::text, ''), true),
    set_config('app.queue_ids', coalesce((who).queue_ids, '{}')::text, true),
    set_config('app.staff_roles', coalesce((who).staff_roles, '{}')::text, true),
    set_config('app.seen', '', true), set_config('app.case', '', true)
$$;
