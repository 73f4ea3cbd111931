-- The search: one forward record for everything that can be found (docs/decisions). The lists that propose are made from these rows, in a
-- process of their own; whoever asks reads the rows again under the policies below.
set local search_path = app, extensions, public;

-- The first engine leaves.
grant create on schema app to arrimo_worker;
set local role arrimo_worker;
create or replace function app.change_queue(ticket uuid, queue uuid, assignee uuid) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  update app.tickets t set queue_id = change_queue.queue, assignee_id = change_queue.assignee, version = t.version + 1
  where t.id = ticket and t.queue_id = any (app.queue_ids()) and app.has_role('agent', 'lead', 'system_admin')
$$;
drop function app.index_document(uuid);
drop function app.index_ticket(uuid);
reset role;
set local role arrimo_search;
drop function app.search_ids(tsquery, text, text[], uuid, uuid, integer);
reset role;
drop table app.search_entries;
drop policy search_reads on app.ticket_copies;
drop policy search_reads on app.entitlements;
revoke select on app.ticket_copies, app.entitlements from arrimo_search;
revoke execute on function app.person_id, app.organization_id, app.organization_ids, app.visibility, app.queue_ids, app.staff_roles, app.entitled_product_ids, app.now from arrimo_search;

create table app.search_records (
  key integer generated always as identity primary key,
  type text not null check (type in ('doc', 'kb', 'news', 'video', 'package', 'ticket', 'known_issue')),
  id uuid not null,
  -- Of a request: what the staff alone say of it, in a row of its own.
  internal boolean not null default false,
  -- Who reads it, what it is about and where it stands: taken from the thing itself whenever the row is written, never from the writer.
  audience text check (audience in ('public', 'signed_in', 'entitled', 'staff')),
  organization_id uuid,
  requester_id uuid,
  copy_ids uuid[] not null default '{}',
  queue_id uuid,
  assignee_id uuid,
  status text,
  product_id uuid,
  module_id uuid,
  locale text,
  occurred_at timestamptz not null default app.now(),
  -- How many said that it helped.
  helpful integer not null default 0,
  -- No longer published: nobody finds it, and the lists hear of it by this row.
  removed boolean not null default false,
  -- What it says (adapters/search-index): positions of its words, and the words for completions and corrections.
  record bytea not null,
  words bytea not null,
  -- Of the analyser that wrote both.
  analyser integer not null,
  -- The transaction that wrote the row: the lists know up to which one they know.
  ver xid8 not null default pg_current_xact_id(),
  constraint search_records_once unique (id, internal),
  constraint search_records_readable check (removed or (type = 'ticket') = (audience is null) and (type <> 'ticket' or (organization_id is not null and requester_id is not null and queue_id is not null))),
  constraint search_records_internal check (not internal or type = 'ticket')
);
create index search_records_newest on app.search_records (ver);
-- Compressing gains little on hashes, and every search would have to undo it.
alter table app.search_records alter column record set storage external, alter column words set storage external;
alter table app.search_records enable row level security, force row level security;

grant select, insert, update, delete on app.search_records to arrimo_worker;
grant select on app.search_records to arrimo_search;
grant select (key, type, id, internal, removed, organization_id, queue_id, assignee_id, status, product_id, module_id, locale, occurred_at, helpful, record, words, analyser, ver), insert (type, id, internal, record, words, analyser), update (record, words, analyser)
  on app.search_records to arrimo_customer, arrimo_staff;
create policy worker on app.search_records to arrimo_worker using (true) with check (true);
create policy search_reads on app.search_records for select to arrimo_search using (true);

-- The rules of the things themselves, of requests those of their own policy.
create policy customer_reads on app.search_records for select to arrimo_customer using (
  not internal and not removed and case when type = 'ticket' then
    organization_id = any ((select app.organization_ids())::uuid[]) and (
      ((select app.visibility()) = 'company' and queue_id = any ((select app.queue_ids())::uuid[]))
      or ((select app.visibility()) <> 'none' and requester_id = (select app.person_id()))
      or ((select app.visibility()) = any (array['own_and_copy', 'company']) and (select app.person_id()) = any (copy_ids))
    )
  else
    audience = 'public' or (audience = 'signed_in' and (select app.person_id()) is not null)
    or (audience = 'entitled' and product_id = any ((select app.entitled_product_ids())::uuid[]))
  end
);
create policy staff_reads on app.search_records for select to arrimo_staff using (type <> 'ticket' or queue_id = any ((select app.queue_ids())::uuid[]));
create policy customer_inserts on app.search_records for insert to arrimo_customer with check (
  type = 'ticket' and not internal and not removed and exists (select from app.tickets t where t.id = search_records.id)
);
create policy customer_updates on app.search_records for update to arrimo_customer
  using (type = 'ticket' and not internal and not removed and exists (select from app.tickets t where t.id = search_records.id)) with check (true);
create policy staff_inserts on app.search_records for insert to arrimo_staff with check (
  case type when 'ticket' then exists (select from app.tickets t where t.id = search_records.id)
    when 'known_issue' then app.has_role('agent', 'lead', 'system_admin')
    else app.has_role('editor', 'system_admin') end
);
create policy staff_updates on app.search_records for update to arrimo_staff using (
  case type when 'ticket' then exists (select from app.tickets t where t.id = search_records.id)
    when 'known_issue' then app.has_role('agent', 'lead', 'system_admin')
    else app.has_role('editor', 'system_admin') end
) with check (true);

create function app.fill_search_record() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  new.ver := pg_current_xact_id();
  if new.type = 'ticket' then
    select t.organization_id, t.requester_id, t.queue_id, t.assignee_id, t.status, t.product_id, t.module_id, t.opened_at,
      array(select c.person_id from app.ticket_copies c where c.ticket_id = t.id)
    into new.organization_id, new.requester_id, new.queue_id, new.assignee_id, new.status, new.product_id, new.module_id, new.occurred_at, new.copy_ids
    from app.tickets t where t.id = new.id;
    new.removed := not found;
  elsif new.type = 'known_issue' then
    select 'staff', i.product_id, i.created_at into new.audience, new.product_id, new.occurred_at from app.known_issues i where i.id = new.id;
    new.removed := not found;
  else
    select d.audience, d.product_id, d.module_id, d.locale, d.updated_at, d.state not in ('published', 'outdated')
    into new.audience, new.product_id, new.module_id, new.locale, new.occurred_at, new.removed
    from app.documents d where d.id = new.id and d.kind = new.type;
    if not found then new.removed := true; end if;
  end if;
  if new.removed then
    -- Nothing of it stays here; should it come back, it is written anew.
    new.record := '';
    new.words := '';
    new.occurred_at := coalesce(new.occurred_at, app.now());
  end if;
  return new;
end
$$;
-- Who reads something, what it is about and where it stands changes in one place, and its row follows in the same transaction.
create function app.follow_in_search() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.search_records s set helpful = s.helpful where s.id = case when tg_op = 'DELETE' then old.id else new.id end;
  return null;
end
$$;
create function app.follow_copy_in_search() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.search_records s set helpful = s.helpful where s.id = case when tg_op = 'DELETE' then old.ticket_id else new.ticket_id end;
  return null;
end
$$;
create function app.count_help_in_search() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.search_records s set helpful = s.helpful + 1 where s.id = new.document_id;
  return null;
end
$$;
create trigger fill before insert or update on app.search_records for each row execute function app.fill_search_record();
create trigger follow_in_search after update of queue_id, status, assignee_id, product_id, module_id, organization_id, requester_id on app.tickets for each row
  when ((old.queue_id, old.status, old.assignee_id, old.product_id, old.module_id, old.organization_id, old.requester_id)
    is distinct from (new.queue_id, new.status, new.assignee_id, new.product_id, new.module_id, new.organization_id, new.requester_id))
  execute function app.follow_in_search();
create trigger leave_search after delete on app.tickets for each row execute function app.follow_in_search();
create trigger follow_in_search after insert or delete on app.ticket_copies for each row execute function app.follow_copy_in_search();
create trigger follow_in_search after update of state, audience, product_id, module_id, locale, updated_at on app.documents for each row
  when ((old.state, old.audience, old.product_id, old.module_id, old.locale, old.updated_at) is distinct from (new.state, new.audience, new.product_id, new.module_id, new.locale, new.updated_at))
  execute function app.follow_in_search();
create trigger leave_search after delete on app.documents for each row execute function app.follow_in_search();
create trigger follow_in_search after update of product_id on app.known_issues for each row execute function app.follow_in_search();
create trigger leave_search after delete on app.known_issues for each row execute function app.follow_in_search();
create trigger count_in_search after insert on app.document_feedback for each row when (new.solved) execute function app.count_help_in_search();
revoke all on function app.fill_search_record, app.follow_in_search, app.follow_copy_in_search, app.count_help_in_search from public;
alter function app.fill_search_record owner to arrimo_worker;
alter function app.follow_in_search owner to arrimo_worker;
alter function app.follow_copy_in_search owner to arrimo_worker;
alter function app.count_help_in_search owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
-- Which database the lists of a folder were made from.
grant select on app.migrations to arrimo_search;
