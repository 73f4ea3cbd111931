-- Words that mean the same, kept by editors; the search reads them all.
set local search_path = app, extensions, public;

create table app.synonyms (
  id uuid primary key,
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  -- In lower case and in the order of the alphabet, so that the same words are the same group.
  words text[] not null check (cardinality(words) between 1 and 20),
  -- Empty: whoever types one of the words finds the others. Otherwise they lead to these, and not the other way round.
  leads_to text[] not null default '{}' check (cardinality(leads_to) <= 20),
  version integer not null default 1,
  changed_by uuid references app.persons,
  changed_at timestamptz not null default app.now(),
  constraint synonyms_mean_something check (cardinality(words) + cardinality(leads_to) >= 2),
  constraint synonyms_once unique (locale, words, leads_to)
);
alter table app.synonyms enable row level security, force row level security;
grant select, insert, delete on app.synonyms to arrimo_staff;
grant update (locale, words, leads_to, version, changed_by, changed_at) on app.synonyms to arrimo_staff;
grant select, insert, update, delete on app.synonyms to arrimo_worker;
grant select on app.synonyms to arrimo_search;
create policy editor_reads on app.synonyms for select to arrimo_staff using (app.has_role('editor', 'system_admin'));
create policy editor_inserts on app.synonyms for insert to arrimo_staff with check (app.has_role('editor', 'system_admin') and changed_by = app.person_id());
create policy editor_updates on app.synonyms for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (changed_by = app.person_id());
create policy editor_deletes on app.synonyms for delete to arrimo_staff using (app.has_role('editor', 'system_admin'));
create policy worker on app.synonyms to arrimo_worker using (true) with check (true);
create policy search_reads on app.synonyms for select to arrimo_search using (true);
