-- What customers look for, counted by day: words without numbers, addresses and names of accounts, nobody's and nowhere's.
set local search_path = app, extensions, public;

create table app.searched_words (
  day date not null default app.now()::date,
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  words text not null check (char_length(words) between 2 and 160),
  asked integer not null default 0,
  -- Of these, how often nothing was found; and how often a result was opened.
  unanswered integer not null default 0,
  opened integer not null default 0,
  primary key (day, locale, words)
);

-- Documents on the first page of a search, and those opened from there.
create table app.searched_documents (
  day date not null default app.now()::date,
  document_id uuid not null references app.documents on delete cascade,
  shown integer not null default 0,
  opened integer not null default 0,
  primary key (day, document_id)
);
create index searched_documents_by_document on app.searched_documents (document_id);

do $$
declare
  named text;
begin
  foreach named in array array['searched_words', 'searched_documents']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
    execute format('grant select on app.%I to arrimo_staff', named);
    execute format('create policy editor_reads on app.%I for select to arrimo_staff using (app.has_role(''editor'', ''system_admin''))', named);
  end loop;
end
$$;

-- Counted, never read, by those who search. Rows are taken in one order, so that two readers do not wait for each other in a circle.
create function app.note_search(words text, locale text, found boolean, documents uuid[]) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  insert into app.searched_words as s (locale, words, asked, unanswered) values (note_search.locale, note_search.words, 1, case when found then 0 else 1 end)
  on conflict (day, locale, words) do update set asked = s.asked + 1, unanswered = s.unanswered + excluded.unanswered;
  insert into app.searched_documents as s (document_id, shown)
  select d.id, 1 from app.documents d where d.id = any (note_search.documents) order by d.id
  on conflict (day, document_id) do update set shown = s.shown + 1
$$;

-- A result was opened: of these words, and this document (null: a request). `asked`: nobody had counted the question yet.
create function app.note_opening(words text, locale text, document uuid, asked boolean) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  insert into app.searched_words as s (locale, words, asked, opened) values (note_opening.locale, note_opening.words, 1, 1)
  on conflict (day, locale, words) do update set asked = s.asked + case when note_opening.asked then 1 else 0 end, opened = s.opened + 1;
  insert into app.searched_documents as s (document_id, shown, opened)
  select d.id, 1, 1 from app.documents d where d.id = note_opening.document
  on conflict (day, document_id) do update set shown = s.shown + case when note_opening.asked then 1 else 0 end, opened = s.opened + 1
$$;
revoke all on function app.note_search, app.note_opening from public;
grant execute on function app.note_search, app.note_opening to arrimo_customer;
grant create on schema app to arrimo_worker;
alter function app.note_search owner to arrimo_worker;
alter function app.note_opening owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
