-- Mails wait here, written in the transaction of what they announce; a job hands them over and then forgets the bodies.
create table app.outbox_mails (
  id uuid primary key,
  person_id uuid references app.persons,
  recipient text not null,
  subject text not null,
  text_body text,
  html_body text,
  created_at timestamptz not null default app.now(),
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  check (sent_at is not null or failed_at is not null or (text_body is not null and html_body is not null))
);
create index outbox_mails_waiting on app.outbox_mails (created_at) where sent_at is null and failed_at is null;
alter table app.outbox_mails enable row level security, force row level security;
grant select, insert, update, delete on app.outbox_mails to arrimo_worker;
create policy worker on app.outbox_mails to arrimo_worker using (true) with check (true);
