-- The desk: its views each by an index, and word of what happens on a request for whoever has it open.
set local search_path = app, extensions, public;

create index tickets_unassigned on app.tickets (queue_id, number desc) where assignee_id is null and status not in ('closed', 'cancelled');
create index tickets_open_by_state on app.tickets (queue_id, status, number desc) where status not in ('closed', 'cancelled');
create index tickets_validating on app.tickets (queue_id, closes_at, number) where status = 'customer_validation';

-- Ids alone: whoever is told asks again, under row level security.
create function app.tell_live() returns trigger language plpgsql
as $$
begin
  perform pg_notify('arrimo_live', json_build_object('ticket', new.ticket_id, 'internal', new.internal)::text);
  return null;
end
$$;
create trigger tell_live after insert on app.ticket_messages for each row execute function app.tell_live();
create trigger tell_live after insert on app.ticket_events for each row execute function app.tell_live();
