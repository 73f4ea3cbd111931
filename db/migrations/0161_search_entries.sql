-- The first search: PostgreSQL's own full text. It proposes ids by the reader's rights; whoever asks reads the rows again under theirs.
set local search_path = app, extensions, public;

create table app.search_entries (
  type text not null check (type in ('doc', 'kb', 'news', 'video', 'package', 'ticket', 'known_issue')),
  id uuid not null,
  -- Of a request: null, and the columns below it say who reads it.
  audience text check (audience in ('public', 'signed_in', 'entitled', 'staff')),
  organization_id uuid,
  requester_id uuid,
  queue_id uuid,
  product_id uuid,
  module_id uuid,
  -- In lower case, without anything but letters and digits.
  codes text[] not null default '{}',
  words tsvector not null,
  occurred_at timestamptz not null,
  primary key (type, id),
  constraint search_entries_readable check ((type = 'ticket') = (audience is null) and (type <> 'ticket' or (organization_id is not null and requester_id is not null and queue_id is not null)))
);
alter table app.search_entries enable row level security, force row level security;
create index search_entries_words on app.search_entries using gin (words);
create index search_entries_codes on app.search_entries using gin (codes);

grant insert, update, delete on app.search_entries to arrimo_worker;
grant select on app.search_entries to arrimo_worker, arrimo_search;
create policy worker on app.search_entries to arrimo_worker using (true) with check (true);
create policy search_reads on app.search_entries for select to arrimo_search using (true);
grant select on app.ticket_copies to arrimo_search;
create policy search_reads on app.ticket_copies for select to arrimo_search using (true);

-- Written in the transaction of the verb that changed the row. The rights of the row are taken from it, not from the caller.
create function app.index_document(document uuid) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  insert into app.search_entries (type, id, audience, product_id, module_id, codes, words, occurred_at)
  select d.kind, d.id, d.audience, d.product_id, d.module_id,
    array(select distinct regexp_replace(app.fold(c), '[^a-z0-9]', '', 'g') from unnest(d.codes) c),
    setweight(to_tsvector('portuguese', app.fold(d.title)), 'A') || setweight(to_tsvector('portuguese', app.fold(array_to_string(d.codes || d.keywords, ' '))), 'A')
      || setweight(to_tsvector('portuguese', app.fold(coalesce((select string_agg(h ->> 'text', ' ') from jsonb_array_elements(d.headings) h), ''))), 'B')
      || setweight(to_tsvector('portuguese', app.fold(left(d.body, 200000))), 'D'),
    d.updated_at
  from app.documents d where d.id = document and d.state in ('published', 'outdated')
  on conflict (type, id) do update set audience = excluded.audience, product_id = excluded.product_id, module_id = excluded.module_id,
    codes = excluded.codes, words = excluded.words, occurred_at = excluded.occurred_at;
  delete from app.search_entries e using app.documents d where d.id = document and e.id = d.id and e.type = d.kind and d.state not in ('published', 'outdated')
$$;

create function app.index_ticket(ticket uuid) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  insert into app.search_entries (type, id, organization_id, requester_id, queue_id, product_id, module_id, codes, words, occurred_at)
  select 'ticket', t.id, t.organization_id, t.requester_id, t.queue_id, t.product_id, t.module_id, array[t.number::text],
    setweight(to_tsvector('portuguese', app.fold(t.subject)), 'A') || setweight(to_tsvector('portuguese', app.fold(left(t.description, 20000))), 'D'), t.opened_at
  from app.tickets t where t.id = ticket
  on conflict (type, id) do update set queue_id = excluded.queue_id, product_id = excluded.product_id, module_id = excluded.module_id, words = excluded.words
$$;
revoke all on function app.index_document, app.index_ticket from public;
grant execute on function app.index_document to arrimo_staff;
grant execute on function app.index_ticket to arrimo_customer, arrimo_staff;
grant create on schema app to arrimo_worker;
alter function app.index_document owner to arrimo_worker;
alter function app.index_ticket owner to arrimo_worker;
-- Whoever may find a request follows its queue.
set local role arrimo_worker;
create or replace function app.change_queue(ticket uuid, queue uuid, assignee uuid) returns void
language sql security definer set search_path = pg_catalog, app
as $$
  update app.tickets t set queue_id = change_queue.queue, assignee_id = change_queue.assignee, version = t.version + 1
  where t.id = ticket and t.queue_id = any (app.queue_ids()) and app.has_role('agent', 'lead', 'system_admin');
  select app.index_ticket(ticket)
$$;
reset role;
revoke create on schema app from arrimo_worker;

-- The best rows for some words among those the caller may read, by the caller's own settings. `staff`: app.staff_roles() is not empty.
create function app.search_ids(wanted tsquery, code text, types text[], product uuid, module uuid, most integer)
returns table (type text, id uuid, score real)
language sql stable security definer set search_path = pg_catalog, app
as $$
  with reader as materialized (
    select app.person_id() as person, app.organization_id() as organization, app.visibility() as visibility, app.queue_ids() as queues,
      app.staff_roles() <> '{}' as staff, app.entitled_product_ids() as entitled
  ), fitting as (
    select e.type, e.id, e.words, code <> '' and code = any (e.codes) as exact, e.occurred_at from app.search_entries e, reader r
    where (e.words @@ wanted or (code <> '' and e.codes @> array[code]))
      and (types is null or e.type = any (types)) and (product is null or e.product_id = product) and (module is null or e.module_id = module)
      and case when e.type = 'ticket' then
          case when r.staff then e.queue_id = any (r.queues)
          else e.organization_id = r.organization and (
            (r.visibility = 'company' and e.queue_id = any (r.queues))
            or (r.visibility <> 'none' and e.requester_id = r.person)
            or (r.visibility in ('own_and_copy', 'company') and exists (select from app.ticket_copies c where c.ticket_id = e.id and c.person_id = r.person)))
          end
        else r.staff or e.audience = 'public' or (e.audience = 'signed_in' and r.person is not null) or (e.audience = 'entitled' and e.product_id = any (r.entitled))
        end
    -- Words that stand everywhere rank nothing: enough of them are looked at.
    limit 20000
  )
  select f.type, f.id, (case when f.exact then 10 else 0 end + ts_rank('{0.05, 0.2, 0.4, 1.0}', f.words, wanted, 1))::real as score
  from fitting f order by score desc, f.occurred_at desc, f.id limit most
$$;
revoke all on function app.search_ids from public;
grant execute on function app.search_ids to arrimo_customer, arrimo_staff;
grant execute on function app.person_id, app.organization_id, app.organization_ids, app.visibility, app.queue_ids, app.staff_roles, app.entitled_product_ids, app.now to arrimo_search;
grant select on app.entitlements to arrimo_search;
create policy search_reads on app.entitlements for select to arrimo_search using (true);
grant create on schema app to arrimo_search;
alter function app.search_ids owner to arrimo_search;
revoke create on schema app from arrimo_search;
