-- What an editor says of a document beside its text: where it stands in the tree, what it inherits, its variants, who looks after it, and
-- when it comes and goes; the addresses it had, and what it leads to.
set local search_path = app, extensions, public;

alter table app.documents
  add column parent_id uuid references app.documents,
  add column position integer not null default 0,
  -- The audience is that of the page above it. What readers may see is always in `audience`, so that policies and search ask one column.
  add column inherits_audience boolean not null default false,
  -- The same for the variants of one thing in other languages.
  add column translation_id uuid,
  add column owner_id uuid references app.persons,
  add column template text not null default 'none' check (template in ('none', 'question', 'error', 'technical', 'reference', 'bulletin', 'entry_point', 'release_notes', 'manual', 'guide', 'law', 'opinion')),
  add column release_from_id uuid references app.releases,
  add column release_to_id uuid references app.releases,
  add column publish_at timestamptz,
  add column ends_on date,
  add column published_by uuid references app.persons,
  drop constraint documents_state_check,
  add constraint documents_state_check check (state in ('draft', 'in_review', 'scheduled', 'published', 'outdated', 'archived')),
  add constraint documents_scheduled_for check (state <> 'scheduled' or publish_at is not null),
  add constraint documents_tree_of_docs check (parent_id is null or kind = 'doc'),
  add constraint documents_not_above_itself check (parent_id <> id),
  add constraint documents_inherits_from check (not inherits_audience or parent_id is not null),
  add constraint documents_one_variant_a_locale unique (translation_id, locale);
create index documents_below on app.documents (parent_id, position, id) where parent_id is not null;
create index documents_on_top on app.documents (product_id, position, id) where kind = 'doc' and parent_id is null;
create index documents_to_publish on app.documents (publish_at) where state = 'scheduled';
create index documents_to_review on app.documents (review_on, id) where review_on is not null and state in ('published', 'outdated');
create index documents_edited on app.documents (updated_at desc, id desc);
create index documents_unpublished on app.documents (state, updated_at desc, id desc) where state not in ('published', 'outdated');

-- Addresses that a document had and still answers.
create table app.document_redirects (
  kind text not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  document_id uuid not null references app.documents on delete cascade,
  created_at timestamptz not null default app.now(),
  primary key (kind, slug)
);
create index document_redirects_by_document on app.document_redirects (document_id);

-- What a document leads to within the portal, as written (`kb/endereco`), and where that is now.
create table app.document_links (
  from_id uuid not null references app.documents on delete cascade,
  target text not null check (char_length(target) between 3 and 140),
  to_id uuid references app.documents on delete set null,
  -- Leads nowhere, to what is not published, or to what some of its readers may not see.
  broken boolean not null default true,
  primary key (from_id, target)
);
create index document_links_to on app.document_links (to_id) where to_id is not null;
create index document_links_nowhere on app.document_links (target) where to_id is null;
create index document_links_broken on app.document_links (from_id) where broken;

do $$
declare
  named text;
begin
  foreach named in array array['document_redirects', 'document_links']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;
grant select on app.document_redirects to arrimo_customer;
grant select, insert, update, delete on app.document_redirects to arrimo_staff;
grant select, insert, delete on app.document_links to arrimo_staff;
create policy customer_reads on app.document_redirects for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.document_redirects for select to arrimo_staff using (true);
create policy editor_inserts on app.document_redirects for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_updates on app.document_redirects for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
create policy editor_deletes on app.document_redirects for delete to arrimo_staff using (app.has_role('editor', 'system_admin'));
create policy staff_reads on app.document_links for select to arrimo_staff using (true);
create policy editor_inserts on app.document_links for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_deletes on app.document_links for delete to arrimo_staff using (app.has_role('editor', 'system_admin'));

-- The tree: a page stands under one of the same product, never under itself, at most twenty deep.
create function app.check_document_tree() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare
  above uuid := new.parent_id;
  steps integer := 0;
  other uuid;
begin
  -- Two moves at once could close a circle that neither sees.
  if tg_op = 'UPDATE' then perform pg_advisory_xact_lock(hashtextextended('document_tree', 0)); end if;
  while above is not null loop
    steps := steps + 1;
    if above = new.id then raise exception 'a page cannot stand under itself' using errcode = 'check_violation', constraint = 'documents_no_circle'; end if;
    if steps > 20 then raise exception 'the tree is too deep' using errcode = 'check_violation', constraint = 'documents_not_too_deep'; end if;
    select d.parent_id, d.product_id into above, other from app.documents d where d.id = above;
    if steps = 1 and other is distinct from new.product_id then
      raise exception 'a page stands under one of the same product' using errcode = 'check_violation', constraint = 'documents_tree_of_product';
    end if;
  end loop;
  if tg_op = 'UPDATE' and old.product_id is distinct from new.product_id
    and exists (select from app.documents d where d.parent_id = new.id and d.product_id is distinct from new.product_id) then
    raise exception 'the pages below it are of another product' using errcode = 'check_violation', constraint = 'documents_tree_of_product';
  end if;
  return null;
end
$$;
create trigger tree_on_insert after insert on app.documents for each row when (new.parent_id is not null) execute function app.check_document_tree();
create trigger tree_on_move after update of parent_id, product_id on app.documents for each row
  when ((old.parent_id, old.product_id) is distinct from (new.parent_id, new.product_id)) execute function app.check_document_tree();

-- What inherits takes the audience of the page above it, whatever was written; and a change is carried down in one statement.
create function app.inherit_audience() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  -- The change of a page above comes by the statement of carry_audience_down, which has the new audience.
  if pg_trigger_depth() > 1 then return new; end if;
  select d.audience into new.audience from app.documents d where d.id = new.parent_id for share;
  return new;
end
$$;
create function app.carry_audience_down() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  if pg_trigger_depth() > 1 then return null; end if;
  with recursive below as (
    select d.id from app.documents d where d.parent_id = new.id and d.inherits_audience
    union all select d.id from below b join app.documents d on d.parent_id = b.id and d.inherits_audience
  )
  update app.documents d set audience = new.audience from below b where d.id = b.id and d.audience <> new.audience;
  return null;
end
$$;
create trigger inherit_audience before insert or update of audience, parent_id, inherits_audience on app.documents for each row
  when (new.inherits_audience and new.parent_id is not null) execute function app.inherit_audience();
create trigger carry_audience_down after update of audience, parent_id, inherits_audience on app.documents for each row
  when (old.audience <> new.audience) execute function app.carry_audience_down();

-- Who reads more than whom: a link from what everybody reads to what the staff reads is broken for its readers.
create function app.audience_rank(audience text) returns integer
language sql immutable
return array_position(array['public', 'signed_in', 'entitled', 'staff'], audience);

create function app.follow_document_links() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.document_links l set to_id = new.id where l.to_id is null and l.target = new.kind || '/' || new.slug;
  update app.document_links l set broken = not (t.state in ('published', 'outdated') and app.audience_rank(t.audience) <= app.audience_rank(f.audience))
  from app.documents f, app.documents t
  where (l.from_id = new.id or l.to_id = new.id) and f.id = l.from_id and t.id = l.to_id
    and l.broken is distinct from (not (t.state in ('published', 'outdated') and app.audience_rank(t.audience) <= app.audience_rank(f.audience)));
  return null;
end
$$;
create trigger links_on_insert after insert on app.documents for each row execute function app.follow_document_links();
create trigger links_on_change after update of slug, kind, state, audience on app.documents for each row
  when ((old.slug, old.kind, old.state, old.audience) is distinct from (new.slug, new.kind, new.state, new.audience)) execute function app.follow_document_links();

-- A link as written finds where it leads: a document's address of today, or one that it had.
create function app.fill_document_link() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
declare
  found_state text;
  found_audience text;
  own text;
begin
  select d.audience into own from app.documents d where d.id = new.from_id;
  select d.id into new.to_id from app.documents d where d.kind = split_part(new.target, '/', 1) and d.slug = split_part(new.target, '/', 2);
  if new.to_id is null then
    select r.document_id into new.to_id from app.document_redirects r where r.kind = split_part(new.target, '/', 1) and r.slug = split_part(new.target, '/', 2);
  end if;
  select d.state, d.audience into found_state, found_audience from app.documents d where d.id = new.to_id;
  new.broken := not coalesce(found_state in ('published', 'outdated') and app.audience_rank(found_audience) <= app.audience_rank(own), false);
  return new;
end
$$;
create trigger fill before insert on app.document_links for each row execute function app.fill_document_link();

-- What is deleted leaves links that lead nowhere.
create function app.break_document_links() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.document_links l set broken = true where l.to_id = old.id;
  return old;
end
$$;
create trigger links_on_delete before delete on app.documents for each row execute function app.break_document_links();

revoke all on function app.check_document_tree, app.inherit_audience, app.carry_audience_down, app.follow_document_links, app.fill_document_link, app.break_document_links from public;
grant create on schema app to arrimo_worker;
alter function app.check_document_tree owner to arrimo_worker;
alter function app.inherit_audience owner to arrimo_worker;
alter function app.carry_audience_down owner to arrimo_worker;
alter function app.follow_document_links owner to arrimo_worker;
alter function app.fill_document_link owner to arrimo_worker;
alter function app.break_document_links owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
