-- What is told to whom about a request, once; what mails say; and which of them somebody does without.
set local search_path = app, extensions, public;

-- When those whom it concerns were told. The job that tells them takes this row first, so that they are told once.
alter table app.ticket_events add column announced_at timestamptz;
update app.ticket_events set announced_at = created_at;

alter table app.notices add column event_id uuid references app.ticket_events;
alter table app.notices add constraint notices_once unique (event_id, person_id);
create index notices_old on app.notices (created_at);

-- Texts of mails that the vendor words differently, each change a version; a body of null is the default of this house again.
create table app.mail_texts (
  event text not null check (event ~ '^[a-z_]{3,60}$'),
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  version integer not null check (version > 0),
  title text check (char_length(title) between 1 and 200),
  body text check (char_length(body) between 1 and 10000),
  person_id uuid not null references app.persons,
  created_at timestamptz not null default app.now(),
  primary key (event, locale, version),
  constraint mail_texts_whole check ((title is null) = (body is null))
);
alter table app.mail_texts enable row level security, force row level security;
grant select, insert on app.mail_texts to arrimo_staff;
grant select, insert, update, delete on app.mail_texts to arrimo_worker;
create policy admin_reads on app.mail_texts for select to arrimo_staff using (app.has_role('system_admin'));
create policy admin_writes on app.mail_texts for insert to arrimo_staff with check (app.has_role('system_admin') and person_id = app.person_id());
create policy worker on app.mail_texts to arrimo_worker using (true) with check (true);
