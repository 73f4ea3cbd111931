-- The desk's list by the last message and by the day of closing, queue by queue.
set local search_path = app, extensions, public;

create index tickets_active_by_queue on app.tickets (queue_id, last_message_at desc, number desc) where status not in ('closed', 'cancelled');
create index tickets_closing_by_queue on app.tickets (queue_id, closes_at, number) where closes_at is not null;
