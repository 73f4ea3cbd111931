-- Faults of the product that development knows (domain.md 2.4), as far as requests wait for them.
set local search_path = app, extensions, public;

create table app.known_issues (
  id uuid primary key,
  -- As development names it.
  key text not null constraint known_issues_key_once unique check (key ~ '^[A-Z][A-Z0-9]{1,15}-[1-9][0-9]{0,8}$'),
  -- Read by every customer who waits for it.
  title text not null check (char_length(title) between 1 and 200),
  -- Unknown until somebody has looked into it.
  product_id uuid references app.products,
  status text not null default 'open'
    check (status in ('open', 'triage', 'rejected', 'accepted', 'in_development', 'in_test', 'released', 'closed')),
  registered_by uuid not null references app.persons,
  created_at timestamptz not null default app.now(),
  version integer not null default 1
);
create index known_issues_by_product on app.known_issues (product_id, id desc);
alter table app.known_issues enable row level security, force row level security;

alter table app.tickets
  add column known_issue_id uuid references app.known_issues,
  add constraint tickets_wait_for_an_issue check (status <> 'waiting_issue' or known_issue_id is not null);
create index tickets_by_known_issue on app.tickets (known_issue_id, organization_id) where known_issue_id is not null;

grant select on app.known_issues to arrimo_customer;
grant select, insert on app.known_issues to arrimo_staff;
grant select, insert, update, delete on app.known_issues to arrimo_worker;
grant update (known_issue_id) on app.tickets to arrimo_staff;
create policy worker on app.known_issues to arrimo_worker using (true) with check (true);
create policy staff_reads on app.known_issues for select to arrimo_staff using (true);
create policy staff_registers on app.known_issues for insert to arrimo_staff
  with check (registered_by = app.person_id() and app.has_role('agent', 'lead', 'system_admin'));
-- A customer knows of it from a request of theirs; by organisation, so that an issue half the customers wait for is not read request by request.
create policy customer_reads on app.known_issues for select to arrimo_customer using (exists (
  select from app.tickets t where t.known_issue_id = known_issues.id and t.organization_id = any ((select app.organization_ids())::uuid[])
));
