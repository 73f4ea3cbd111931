-- The life of a request (domain.md 1.3): what it is about, where it stands, what was said, what happened, and the files.
set local search_path = app, extensions, public;

alter table app.modules add constraint modules_once unique (id, product_id);
alter table app.routines add constraint routines_of_module unique (module_id, id);
alter table app.releases add constraint releases_of_product unique (product_id, id);

alter table app.tickets
  add column kind text not null default 'question' check (kind in ('question', 'error', 'legislation', 'improvement', 'access')),
  add column severity text not null default 'medium' check (severity in ('critical', 'high', 'medium', 'low')),
  add column routine_id uuid,
  add column release_id uuid,
  -- The fields of the kind (app/tickets/details.ts).
  add column details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  add column assignee_id uuid references app.persons,
  add column channel text not null default 'web' check (channel in ('web', 'api', 'mail', 'phone')),
  add column close_reason text check (close_reason in ('validated', 'validation_expired', 'no_answer', 'administrative', 'duplicate', 'withdrawn')),
  -- When it closes by itself, unless the customer answers.
  add column closes_at timestamptz,
  -- When the customer is to be reminded next, and how often that has been done in this state.
  add column reminds_at timestamptz,
  add column reminded integer not null default 0,
  add column closed_at timestamptz,
  add column follow_up_of_id uuid references app.tickets,
  -- The first request of a chain of follow-ups; its own id when nothing came before.
  add column chain_id uuid,
  add column duplicate_of_id uuid references app.tickets,
  add column reopen_count integer not null default 0,
  -- The customer answered in validation; it counts as reopened when an agent then answers.
  add column reopening boolean not null default false,
  add column answered_at timestamptz,
  add column last_message_at timestamptz not null default app.now(),
  add column version integer not null default 1,
  add column search_text text generated always as (app.fold(subject)) stored,
  add constraint tickets_routine_of_module foreign key (module_id, routine_id) references app.routines (module_id, id),
  add constraint tickets_routine_has_module check (routine_id is null or module_id is not null),
  add constraint tickets_release_of_product foreign key (product_id, release_id) references app.releases (product_id, id),
  add constraint tickets_release_has_product check (release_id is null or product_id is not null),
  add constraint tickets_duplicate_of_another check (duplicate_of_id <> id);
create policy beginning on app.tickets for update to current_user using (true);
create policy beginning_reads on app.tickets for select to current_user using (true);
update app.tickets set chain_id = id, last_message_at = opened_at,
  closed_at = case when status in ('closed', 'cancelled') then opened_at end,
  close_reason = case status when 'closed' then 'validated' when 'cancelled' then 'withdrawn' end;
drop policy beginning on app.tickets;
drop policy beginning_reads on app.tickets;
alter table app.tickets
  alter column chain_id set not null,
  add constraint tickets_ended_with_reason check ((status in ('closed', 'cancelled')) = (closed_at is not null) and (closed_at is null) = (close_reason is null)),
  add constraint tickets_reason_fits check (close_reason is null or (status = 'cancelled') = (close_reason in ('duplicate', 'withdrawn')) or close_reason = 'administrative'),
  add constraint tickets_closes_while_waiting check (closes_at is null or status in ('waiting_customer', 'customer_validation'));
create index tickets_by_chain on app.tickets (chain_id, number);
create index tickets_closing on app.tickets (closes_at) where closes_at is not null;
create index tickets_reminding on app.tickets (reminds_at) where reminds_at is not null;
create index tickets_open_by_assignee on app.tickets (assignee_id, number desc) where status not in ('closed', 'cancelled');
create index tickets_duplicates on app.tickets (duplicate_of_id) where duplicate_of_id is not null;
create index tickets_by_search on app.tickets using gin (search_text extensions.gin_trgm_ops);

-- Where a request may go from where, and whose move it is (domain.md 1.3). The same table as `moves` of app/tickets/ticket.ts; a test compares them.
create table app.ticket_moves (
  from_status text not null,
  to_status text not null,
  by_customer boolean not null,
  primary key (from_status, to_status)
);
alter table app.ticket_moves enable row level security, force row level security;
grant select on app.ticket_moves to arrimo_customer, arrimo_staff, arrimo_worker;
create policy anyone_reads on app.ticket_moves for select using (true);
create policy beginning on app.ticket_moves for insert to current_user with check (true);
insert into app.ticket_moves values
  ('new', 'in_progress', false), ('new', 'waiting_customer', false), ('new', 'waiting_issue', false), ('new', 'customer_validation', false),
  ('new', 'closed', false), ('new', 'cancelled', true),
  ('in_progress', 'waiting_customer', false), ('in_progress', 'waiting_issue', false), ('in_progress', 'customer_validation', false),
  ('in_progress', 'closed', false), ('in_progress', 'cancelled', true),
  ('waiting_customer', 'in_progress', true), ('waiting_customer', 'waiting_issue', false), ('waiting_customer', 'customer_validation', false),
  ('waiting_customer', 'closed', false), ('waiting_customer', 'cancelled', true),
  ('waiting_issue', 'in_progress', false), ('waiting_issue', 'customer_validation', false), ('waiting_issue', 'closed', false), ('waiting_issue', 'cancelled', true),
  ('customer_validation', 'in_progress', true), ('customer_validation', 'closed', true), ('customer_validation', 'cancelled', true);
drop policy beginning on app.ticket_moves;

-- What was said. `author_name` stands here because customers may not read the vendor's people, and a name must outlive its person.
create table app.ticket_messages (
  id uuid primary key,
  ticket_id uuid not null references app.tickets,
  organization_id uuid not null references app.organizations,
  kind text not null check (kind in ('message', 'information_request', 'proposal', 'note')),
  internal boolean not null default false,
  author_id uuid references app.persons,
  author_name text not null check (char_length(author_name) between 1 and 300),
  author_side text not null check (author_side in ('customer', 'staff', 'system')),
  unit_id uuid references app.organizations,
  channel text not null default 'web' check (channel in ('web', 'api', 'mail', 'phone')),
  -- Markdown as written, and the HTML it became; null: not yet rendered.
  body text not null check (char_length(body) between 1 and 65536),
  html text,
  -- A proposal taken back.
  withdrawn_at timestamptz,
  submission_id uuid not null,
  created_at timestamptz not null default app.now(),
  constraint ticket_messages_notes_are_internal check (internal = (kind = 'note')),
  constraint ticket_messages_customers_say_messages check (author_side = 'staff' or kind = 'message'),
  constraint ticket_messages_submitted_once unique (submission_id, author_id, ticket_id)
);
create index ticket_messages_by_ticket on app.ticket_messages (ticket_id, created_at, id);

-- What happened, as the timeline shows it.
create table app.ticket_events (
  id uuid primary key,
  ticket_id uuid not null references app.tickets,
  organization_id uuid not null references app.organizations,
  event text not null check (event ~ '^[a-z_]{3,60}$'),
  internal boolean not null default false,
  actor_id uuid references app.persons,
  actor_name text check (char_length(actor_name) between 1 and 300),
  actor_side text not null check (actor_side in ('customer', 'staff', 'system')),
  from_status text,
  to_status text,
  -- Names, numbers and codes the sentence needs.
  details jsonb not null default '{}',
  created_at timestamptz not null default app.now()
);
create index ticket_events_by_ticket on app.ticket_events (ticket_id, created_at, id);

-- Files of a request. Without a ticket: put into a draft by its person.
create table app.ticket_attachments (
  id uuid primary key,
  organization_id uuid not null references app.organizations,
  person_id uuid not null references app.persons,
  ticket_id uuid references app.tickets,
  message_id uuid references app.ticket_messages,
  draft_id uuid,
  internal boolean not null default false,
  file_key uuid not null unique,
  name text not null check (char_length(name) between 1 and 255),
  bytes bigint not null check (bytes between 0 and 20971520),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- What it is by its first bytes; null: nothing we know.
  media_type text,
  preview_key uuid,
  created_at timestamptz not null default app.now(),
  constraint ticket_attachments_somewhere check (num_nonnulls(ticket_id, draft_id) = 1)
);
create index ticket_attachments_by_ticket on app.ticket_attachments (ticket_id, created_at) where ticket_id is not null;
create index ticket_attachments_by_draft on app.ticket_attachments (draft_id) where draft_id is not null;

-- What somebody has begun to write: a new request (ticket_id null), an answer or a note.
create table app.ticket_drafts (
  id uuid primary key,
  person_id uuid not null references app.persons,
  organization_id uuid references app.organizations,
  ticket_id uuid references app.tickets,
  kind text not null check (kind in ('request', 'message', 'note', 'proposal')),
  form jsonb not null check (jsonb_typeof(form) = 'object'),
  version integer not null default 1,
  updated_at timestamptz not null default app.now()
);
create index ticket_drafts_by_person on app.ticket_drafts (person_id, updated_at desc);
create unique index ticket_drafts_once on app.ticket_drafts (person_id, ticket_id, kind) where ticket_id is not null;

-- Up to when somebody has read a request; what came later is unread.
create table app.ticket_reads (
  ticket_id uuid not null references app.tickets,
  person_id uuid not null references app.persons,
  read_at timestamptz not null default app.now(),
  primary key (ticket_id, person_id)
);

-- What the portal tells somebody about a request, beside the mail.
create table app.notices (
  id uuid primary key,
  person_id uuid not null references app.persons,
  ticket_id uuid not null references app.tickets,
  organization_id uuid not null references app.organizations,
  event text not null check (event ~ '^[a-z_]{3,60}$'),
  created_at timestamptz not null default app.now(),
  read_at timestamptz
);
create index notices_unread on app.notices (person_id, created_at desc) where read_at is null;
create index notices_by_person on app.notices (person_id, created_at desc);

-- Events somebody does not want by mail; no row: they do.
create table app.mail_refusals (
  person_id uuid not null references app.persons,
  event text not null check (event ~ '^[a-z_]{3,60}$'),
  created_at timestamptz not null default app.now(),
  primary key (person_id, event)
);

do $$
declare
  named text;
begin
  foreach named in array array['ticket_messages', 'ticket_events', 'ticket_attachments', 'ticket_drafts', 'ticket_reads', 'notices', 'mail_refusals']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;

grant select, insert on app.ticket_messages, app.ticket_events to arrimo_customer, arrimo_staff;
grant update (withdrawn_at) on app.ticket_messages to arrimo_staff;
grant select, insert, update (ticket_id, message_id, draft_id, internal), delete on app.ticket_attachments to arrimo_customer, arrimo_staff;
grant select, insert, update, delete on app.ticket_drafts to arrimo_customer, arrimo_staff;
grant select, insert, update on app.ticket_reads to arrimo_customer, arrimo_staff;
grant select, update (read_at) on app.notices to arrimo_customer, arrimo_staff;
grant select, insert, delete on app.mail_refusals to arrimo_customer, arrimo_staff;
grant insert (kind, severity, routine_id, release_id, details, channel, follow_up_of_id, chain_id) on app.tickets to arrimo_customer;
grant update (status, close_reason, closes_at, reminds_at, reminded, closed_at, reopening, last_message_at, details, version) on app.tickets to arrimo_customer;
grant insert on app.tickets to arrimo_staff;
grant update (status, close_reason, closes_at, reminds_at, reminded, closed_at, reopening, reopen_count, last_message_at, answered_at, assignee_id, queue_id, severity, kind,
  product_id, module_id, routine_id, release_id, details, duplicate_of_id, subject, version) on app.tickets to arrimo_staff;

-- Row by row the same condition as for reading; whoever sees a request may answer it.
create policy customer_moves on app.tickets for update to arrimo_customer using (
  organization_id = any ((select app.organization_ids())::uuid[]) and (select app.visibility()) <> 'none'
) with check (organization_id = any (app.organization_ids()));
create policy staff_works on app.tickets for update to arrimo_staff
  using (queue_id = any ((select app.queue_ids())::uuid[]) and app.has_role('agent', 'lead', 'system_admin')) with check (true);
create policy staff_opens on app.tickets for insert to arrimo_staff with check (app.has_role('agent', 'lead', 'system_admin'));

create policy customer_reads on app.ticket_messages for select to arrimo_customer using (not internal and exists (select from app.tickets t where t.id = ticket_id));
create policy customer_says on app.ticket_messages for insert to arrimo_customer with check (
  author_id = app.person_id() and author_side = 'customer' and not internal and unit_id is not distinct from app.unit_id()
  and organization_id = any (app.organization_ids()) and exists (select from app.tickets t where t.id = ticket_id and t.organization_id = ticket_messages.organization_id)
);
create policy staff_reads on app.ticket_messages for select to arrimo_staff using (exists (select from app.tickets t where t.id = ticket_id));
create policy staff_says on app.ticket_messages for insert to arrimo_staff with check (
  author_id = app.person_id() and author_side = 'staff' and exists (select from app.tickets t where t.id = ticket_id and t.organization_id = ticket_messages.organization_id)
);
create policy staff_withdraws on app.ticket_messages for update to arrimo_staff using (exists (select from app.tickets t where t.id = ticket_id)) with check (true);

create policy customer_reads on app.ticket_events for select to arrimo_customer using (not internal and exists (select from app.tickets t where t.id = ticket_id));
create policy customer_notes on app.ticket_events for insert to arrimo_customer with check (
  actor_id = app.person_id() and actor_side = 'customer' and not internal
  and organization_id = any (app.organization_ids()) and exists (select from app.tickets t where t.id = ticket_id and t.organization_id = ticket_events.organization_id)
);
create policy staff_reads on app.ticket_events for select to arrimo_staff using (exists (select from app.tickets t where t.id = ticket_id));
create policy staff_notes on app.ticket_events for insert to arrimo_staff with check (actor_id = app.person_id() and exists (select from app.tickets t where t.id = ticket_id));

create policy customer_reads on app.ticket_attachments for select to arrimo_customer using (
  organization_id = any (app.organization_ids()) and ((ticket_id is null and person_id = app.person_id()) or (not internal and exists (select from app.tickets t where t.id = ticket_id)))
);
create policy customer_adds on app.ticket_attachments for insert to arrimo_customer with check (
  organization_id = any (app.organization_ids()) and person_id = app.person_id() and not internal and (ticket_id is null or exists (select from app.tickets t where t.id = ticket_id))
);
create policy customer_moves on app.ticket_attachments for update to arrimo_customer
  using (person_id = app.person_id() and ticket_id is null) with check (organization_id = any (app.organization_ids()) and exists (select from app.tickets t where t.id = ticket_id));
create policy customer_removes on app.ticket_attachments for delete to arrimo_customer using (person_id = app.person_id() and ticket_id is null);
create policy staff_reads on app.ticket_attachments for select to arrimo_staff using (person_id = app.person_id() or exists (select from app.tickets t where t.id = ticket_id));
create policy staff_adds on app.ticket_attachments for insert to arrimo_staff with check (person_id = app.person_id());
create policy staff_moves on app.ticket_attachments for update to arrimo_staff
  using (person_id = app.person_id() and ticket_id is null) with check (exists (select from app.tickets t where t.id = ticket_id));
create policy staff_removes on app.ticket_attachments for delete to arrimo_staff using (person_id = app.person_id() and ticket_id is null);

create policy person_drafts on app.ticket_drafts to arrimo_customer, arrimo_staff using (person_id = app.person_id()) with check (person_id = app.person_id());
create policy person_reads on app.ticket_reads to arrimo_customer, arrimo_staff using (person_id = app.person_id())
  with check (person_id = app.person_id() and exists (select from app.tickets t where t.id = ticket_id));
create policy person_reads on app.notices for select to arrimo_customer, arrimo_staff using (person_id = app.person_id() and exists (select from app.tickets t where t.id = ticket_id));
create policy person_marks on app.notices for update to arrimo_customer, arrimo_staff using (person_id = app.person_id()) with check (person_id = app.person_id());
create policy person_chooses on app.mail_refusals to arrimo_customer, arrimo_staff using (person_id = app.person_id()) with check (person_id = app.person_id());

-- No request goes where the table of moves does not lead, whoever writes.
create function app.check_move() returns trigger language plpgsql
as $$
declare
  move app.ticket_moves;
begin
  select * into move from app.ticket_moves m where m.from_status = old.status and m.to_status = new.status;
  if move is null or (current_user = 'arrimo_customer' and not move.by_customer) then
    raise exception 'a request does not go from % to %', old.status, new.status using errcode = 'check_violation', constraint = 'illegal_move';
  end if;
  return new;
end
$$;
create trigger check_move before update of status on app.tickets for each row when (old.status is distinct from new.status) execute function app.check_move();

-- Another queue may be one the agent does not see, so this one write goes around the policy on reading; it asks first who may.
create function app.change_queue(ticket uuid, queue uuid, assignee uuid) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  update app.tickets t set queue_id = change_queue.queue, assignee_id = change_queue.assignee, version = t.version + 1
  where t.id = ticket and t.queue_id = any (app.queue_ids()) and app.has_role('agent', 'lead', 'system_admin')
$$;
revoke all on function app.change_queue from public;
grant execute on function app.change_queue to arrimo_staff;
grant create on schema app to arrimo_worker;
alter function app.change_queue owner to arrimo_worker;
revoke create on schema app from arrimo_worker;

-- Names of the staff whom a customer meets on a request: the name alone, and of staff alone.
create function app.staff_name(id uuid) returns text
language sql stable security definer set search_path = pg_catalog, app
as $$ select p.name from app.persons p where p.id = staff_name.id and exists (select from app.staff_roles r where r.person_id = p.id) $$;
revoke all on function app.staff_name from public;
grant execute on function app.staff_name to arrimo_customer, arrimo_staff;
grant create on schema app to arrimo_door;
alter function app.staff_name owner to arrimo_door;
revoke create on schema app from arrimo_door;
