-- Searches that somebody comes back to, by name; nobody else sees them.
set local search_path = app, extensions, public;

create table app.saved_searches (
  id uuid primary key,
  person_id uuid not null references app.persons on delete cascade,
  name text not null check (char_length(name) between 1 and 80),
  -- What stands behind the ? of its address, words and filters.
  query text not null check (char_length(query) between 1 and 5000),
  created_at timestamptz not null default app.now()
);
create unique index saved_searches_by_name on app.saved_searches (person_id, lower(name));
alter table app.saved_searches enable row level security, force row level security;
grant select, insert, delete on app.saved_searches to arrimo_customer, arrimo_staff;
grant update (name) on app.saved_searches to arrimo_customer, arrimo_staff;
grant select, insert, update, delete on app.saved_searches to arrimo_worker;
create policy own on app.saved_searches to arrimo_customer, arrimo_staff using (person_id = (select app.person_id())) with check (person_id = app.person_id());
create policy worker on app.saved_searches to arrimo_worker using (true) with check (true);
