-- What the vendor publishes: documents of many kinds in one table, every change a revision, and what readers say of them.
set local search_path = app, extensions, public;

-- Products the reader's organisation may use today.
create function app.entitled_product_ids() returns uuid[]
language sql stable
return (
  select coalesce(array_agg(e.product_id), '{}'::uuid[]) from app.entitlements e
  where e.organization_id = app.organization_id() and e.valid_from <= app.now()::date and (e.valid_until is null or e.valid_until >= app.now()::date)
);

create table app.documents (
  id uuid primary key,
  kind text not null check (kind in ('doc', 'kb', 'news', 'video', 'package')),
  -- Of the system it was imported from.
  external_id text constraint documents_imported_once unique check (char_length(external_id) between 1 and 200),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en', 'es')),
  audience text not null check (audience in ('public', 'signed_in', 'entitled', 'staff')),
  state text not null default 'published' check (state in ('draft', 'in_review', 'published', 'outdated', 'archived')),
  product_id uuid references app.products,
  module_id uuid,
  routine_id uuid,
  -- Its place within the product until there is a tree.
  section text check (char_length(section) between 1 and 120),
  -- What people type to find exactly this: routines, messages, issues.
  codes text[] not null default '{}' check (cardinality(codes) <= 50),
  keywords text[] not null default '{}' check (cardinality(keywords) <= 50),
  title text not null check (char_length(title) between 1 and 300),
  summary text not null default '' check (char_length(summary) <= 1000),
  -- Markdown as written; the HTML and the headings it became. No HTML: it is shown as text.
  body text not null check (char_length(body) <= 1048576),
  html text,
  headings jsonb not null default '[]',
  source_url text check (char_length(source_url) <= 2000),
  review_on date,
  revision integer not null default 1,
  version integer not null default 1,
  -- Of all that an import says of it: the same line again changes nothing.
  content_hash bytea,
  published_at timestamptz not null default app.now(),
  updated_at timestamptz not null default app.now(),
  created_at timestamptz not null default app.now(),
  constraint documents_by_address unique (kind, slug),
  constraint documents_module_of_product foreign key (module_id, product_id) references app.modules (id, product_id),
  constraint documents_routine_of_module foreign key (module_id, routine_id) references app.routines (module_id, id),
  constraint documents_module_has_product check (module_id is null or product_id is not null),
  constraint documents_routine_has_module check (routine_id is null or module_id is not null)
);
create index documents_by_product on app.documents (kind, product_id, module_id, updated_at desc, id desc) where state in ('published', 'outdated');
create index documents_newest on app.documents (kind, updated_at desc, id desc) where state in ('published', 'outdated');

create table app.document_revisions (
  document_id uuid not null references app.documents on delete cascade,
  revision integer not null check (revision > 0),
  title text not null,
  summary text not null,
  body text not null,
  person_id uuid references app.persons,
  created_at timestamptz not null default app.now(),
  primary key (document_id, revision)
);

-- "Isto resolveu?" (S13): on a page, or while a request was being written, which then was not opened.
create table app.document_feedback (
  id uuid primary key,
  document_id uuid not null references app.documents on delete cascade,
  solved boolean not null,
  place text not null check (place in ('page', 'request')),
  person_id uuid references app.persons,
  organization_id uuid references app.organizations,
  -- One word a person and day, or a draft.
  given_on date not null default app.now()::date,
  created_at timestamptz not null default app.now(),
  constraint document_feedback_once unique (document_id, person_id, place, given_on)
);
create index document_feedback_by_time on app.document_feedback (created_at);

do $$
declare
  named text;
begin
  foreach named in array array['documents', 'document_revisions', 'document_feedback']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;
grant select on app.documents, app.document_revisions to arrimo_customer;
grant select, insert, update on app.documents to arrimo_staff;
grant select, insert on app.document_revisions to arrimo_staff;
grant insert on app.document_feedback to arrimo_customer;
grant select, insert on app.document_feedback to arrimo_staff;

create policy customer_reads on app.documents for select to arrimo_customer using (
  state in ('published', 'outdated') and (
    audience = 'public'
    or (audience = 'signed_in' and (select app.person_id()) is not null)
    or (audience = 'entitled' and product_id = any ((select app.entitled_product_ids())::uuid[]))
  )
);
create policy staff_reads on app.documents for select to arrimo_staff using (true);
create policy editor_inserts on app.documents for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_updates on app.documents for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
create policy customer_reads on app.document_revisions for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.document_revisions for select to arrimo_staff using (true);
create policy editor_inserts on app.document_revisions for insert to arrimo_staff with check (app.has_role('editor', 'system_admin') and person_id = app.person_id());
create policy reader_says on app.document_feedback for insert to arrimo_customer with check (
  person_id is not distinct from (select app.person_id()) and (organization_id is null or organization_id = app.organization_id())
  and exists (select from app.documents d where d.id = document_id)
);
create policy staff_says on app.document_feedback for insert to arrimo_staff with check (person_id = app.person_id() and organization_id is null);
create policy staff_reads on app.document_feedback for select to arrimo_staff using (true);

-- Of the system a request was imported from.
alter table app.tickets add column external_id text check (char_length(external_id) between 1 and 200);
-- Nearly every request has none, and opening one should not pay for it.
create unique index tickets_imported_once on app.tickets (external_id) where external_id is not null;
alter table app.organizations add column external_id text constraint organizations_imported_once unique check (char_length(external_id) between 1 and 200);
