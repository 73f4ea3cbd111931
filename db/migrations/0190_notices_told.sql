-- Whoever has a page with a stream open hears of a new notice of theirs, so that the bell counts it without a stream of its own.
set local search_path = app, extensions, public;

create function app.tell_notice() returns trigger language plpgsql
as $$
begin
  perform pg_notify('arrimo_live', json_build_object('noticed', new.person_id)::text);
  return null;
end
$$;
create trigger tell_notice after insert on app.notices for each row when (new.read_at is null) execute function app.tell_notice();
