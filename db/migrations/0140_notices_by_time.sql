-- By request first: led by the person, it was taken for lists by time and for the bell, which then read everything unread.
set local search_path = app, extensions, public;

drop index app.notices_unread_of_ticket;
create index notices_unread_of_ticket on app.notices (ticket_id, person_id) where read_at is null;
