-- A request in its first form: what somebody asked, for which organisation.
create sequence app.ticket_numbers start 20001;

create table app.tickets (
  id uuid primary key,
  number bigint not null unique default nextval('app.ticket_numbers'),
  organization_id uuid not null references app.organizations,
  requester_id uuid not null references app.persons,
  subject text not null check (char_length(subject) between 1 and 200),
  description text not null check (char_length(description) between 1 and 20000),
  status text not null default 'new' check (status in ('new', 'in_progress', 'waiting_customer', 'waiting_issue', 'customer_validation', 'closed', 'cancelled')),
  submission_id uuid not null,
  opened_at timestamptz not null default app.now(),
  unique (organization_id, requester_id, submission_id)
);
create index tickets_open_by_organization on app.tickets (organization_id, number desc) where status not in ('closed', 'cancelled');
create index tickets_by_organization on app.tickets (organization_id, number desc);
create index tickets_open on app.tickets (number desc) where status not in ('closed', 'cancelled');
alter table app.tickets enable row level security, force row level security;

grant select, insert (id, organization_id, requester_id, subject, description, submission_id) on app.tickets to arrimo_customer;
grant select on app.tickets to arrimo_staff;
grant select, insert, update, delete on app.tickets to arrimo_worker;
grant usage on sequence app.ticket_numbers to arrimo_customer, arrimo_worker;

create policy customer_reads on app.tickets for select to arrimo_customer using (
  organization_id = any (app.organization_ids()) and (requester_id = app.person_id() or app.sees_company())
);
create policy customer_opens on app.tickets for insert to arrimo_customer with check (organization_id = any (app.organization_ids()) and requester_id = app.person_id());
create policy staff_reads on app.tickets for select to arrimo_staff using (true);
create policy worker on app.tickets to arrimo_worker using (true) with check (true);
