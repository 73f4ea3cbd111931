-- All notices, too, are read in order from the index alone: however few PostgreSQL expects to be seen, gathering and sorting them costs more.
set local search_path = app, extensions, public;

drop index app.notices_by_person;
create index notices_by_person on app.notices (person_id, created_at desc, id desc) include (organization_id, ticket_id, event, read_at);
