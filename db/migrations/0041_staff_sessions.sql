-- A session opened as a customer lasts longer than one of staff may: whoever joins the staff signs in again.
create function app.end_long_sessions() returns trigger language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.sessions set ended_at = app.now() where person_id = new.person_id and ended_at is null and expires_at > created_at + interval '12 hours';
  return null;
end
$$;
create trigger end_long_sessions after insert on app.staff_roles for each row execute function app.end_long_sessions();
revoke all on function app.end_long_sessions from public;
grant create on schema app to arrimo_worker;
alter function app.end_long_sessions owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
