-- What readers do with what the vendor publishes: read it, vote with a reason, comment; and what they may see of its history.
set local search_path = app, extensions, public;

-- "Não": why.
alter table app.document_feedback
  add column reason text check (reason in ('not_found', 'did_not_work', 'unclear', 'outdated', 'other')),
  add column words text check (char_length(words) between 1 and 2000),
  add constraint document_feedback_why_not check (not solved or (reason is null and words is null));
create index document_feedback_unsolved on app.document_feedback (created_at desc, id desc) where not solved and (reason is not null or words is not null);
create index document_feedback_of on app.document_feedback (document_id, created_at);

-- Comments are seen by their writer and the staff, and by everybody who sees the document once an editor let them through.
create table app.document_comments (
  id uuid primary key,
  document_id uuid not null references app.documents on delete cascade,
  person_id uuid not null references app.persons,
  organization_id uuid references app.organizations,
  -- How the writer is called there: the given name alone.
  author_name text not null check (char_length(author_name) between 1 and 200),
  body text not null check (char_length(body) between 1 and 4000),
  html text,
  state text not null default 'pending' check (state in ('pending', 'published', 'refused', 'withdrawn')),
  answer text check (char_length(answer) between 1 and 4000),
  answer_html text,
  decided_by uuid references app.persons,
  decided_at timestamptz,
  submission_id uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  constraint document_comments_once unique (person_id, submission_id)
);
create index document_comments_of on app.document_comments (document_id, created_at desc, id desc) where state = 'published';
create index document_comments_own on app.document_comments (person_id, document_id);
create index document_comments_pending on app.document_comments (created_at, id) where state = 'pending';
create index document_comments_decided on app.document_comments (decided_at desc, id desc) where decided_at is not null;

-- How often a document was read on a day, by whomever; nothing about anybody.
create table app.document_reads (
  document_id uuid not null references app.documents on delete cascade,
  day date not null,
  reads integer not null check (reads > 0),
  primary key (document_id, day)
);
create index document_reads_by_day on app.document_reads (day, document_id) include (reads);

-- How much a document is read lately. A read counts half after thirty days: as reads of later days count more instead, nothing has to be
-- counted again. Of the document, so that the most read of a place is one step in an index.
create table app.document_scores (
  document_id uuid primary key references app.documents on delete cascade,
  kind text not null,
  product_id uuid,
  module_id uuid,
  score double precision not null default 0,
  -- Of the votes on its page.
  helped integer not null default 0,
  helped_not integer not null default 0
);
create index document_scores_of_kind on app.document_scores (kind, score desc, document_id);
create index document_scores_of_place on app.document_scores (kind, product_id, module_id, score desc, document_id);

-- What readers may see of a page's history: what was on it while they could have read it.
alter table app.document_revisions
  add column audience text not null default 'staff' check (audience in ('public', 'signed_in', 'entitled', 'staff')),
  add column shown boolean not null default false;
update app.document_revisions v set audience = d.audience, shown = d.state in ('published', 'outdated') from app.documents d where d.id = v.document_id;

-- The tree opens at one page: what stands on top of a module, and what a product's first page shows, are steps in an index.
create index documents_on_top_of_module on app.documents (product_id, coalesce(module_id, product_id), position, id)
  where kind = 'doc' and parent_id is null and state in ('published', 'outdated');
create index documents_by_template on app.documents (product_id, template, updated_at desc, id desc)
  where kind = 'doc' and template <> 'none' and state in ('published', 'outdated');
-- What a sitemap lists, in the order of its parts.
create index documents_for_everybody on app.documents (id) where audience = 'public' and state in ('published', 'outdated');

do $$
declare
  named text;
begin
  foreach named in array array['document_comments', 'document_reads', 'document_scores']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;
-- Who wrote a comment is told to customers by the name alone.
grant select (id, document_id, author_name, body, html, state, answer, answer_html, version, created_at),
  insert (id, document_id, person_id, organization_id, author_name, body, html, submission_id), update (state, version) on app.document_comments to arrimo_customer;
grant select, insert on app.document_comments to arrimo_staff;
grant update (state, answer, answer_html, decided_by, decided_at, version) on app.document_comments to arrimo_staff;
grant select on app.document_scores to arrimo_customer;
grant select on app.document_reads, app.document_scores to arrimo_staff;

create policy customer_reads on app.document_comments for select to arrimo_customer using (
  (state = 'published' or person_id = (select app.person_id())) and exists (select from app.documents d where d.id = document_id)
);
create policy customer_inserts on app.document_comments for insert to arrimo_customer with check (
  person_id = (select app.person_id()) and (organization_id is null or organization_id = (select app.organization_id())) and state = 'pending'
  and exists (select from app.documents d where d.id = document_id)
);
-- Its writer may take it back, and nothing else.
create policy customer_withdraws on app.document_comments for update to arrimo_customer
  using (person_id = (select app.person_id()) and state in ('pending', 'published')) with check (person_id = (select app.person_id()) and state = 'withdrawn');
create policy staff_reads on app.document_comments for select to arrimo_staff using (true);
create policy staff_inserts on app.document_comments for insert to arrimo_staff with check (person_id = (select app.person_id()) and organization_id is null and state = 'published');
create policy editor_decides on app.document_comments for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
create policy customer_reads on app.document_scores for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.document_scores for select to arrimo_staff using (true);
create policy staff_reads on app.document_reads for select to arrimo_staff using (true);

drop policy customer_reads on app.document_revisions;
create policy customer_reads on app.document_revisions for select to arrimo_customer using (
  shown and exists (select from app.documents d where d.id = document_id and (
    document_revisions.audience = 'public'
    or (document_revisions.audience = 'signed_in' and (select app.person_id()) is not null)
    or (document_revisions.audience = 'entitled' and d.product_id = any ((select app.entitled_product_ids())::uuid[]))
  ))
);

create function app.fill_document_revision() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  select d.audience, d.state in ('published', 'outdated') into new.audience, new.shown from app.documents d where d.id = new.document_id;
  return new;
end
$$;
create trigger fill before insert on app.document_revisions for each row execute function app.fill_document_revision();
-- What stands on the page now is seen by those who see the page now.
create function app.follow_document_revision() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  update app.document_revisions v set audience = new.audience, shown = v.shown or new.state in ('published', 'outdated')
  where v.document_id = new.id and v.revision = new.revision;
  return null;
end
$$;
create trigger follow_in_history after update of state, audience on app.documents for each row
  when ((old.state, old.audience) is distinct from (new.state, new.audience)) execute function app.follow_document_revision();

-- Reads of some seconds at once; how many of one document, at most, keeps a mistake small.
create function app.count_reads(documents uuid[], counts integer[]) returns void
language sql volatile security definer set search_path = pg_catalog, app
begin atomic
  with given as (
    select d.id, d.kind, d.product_id, d.module_id, least(g.count, 10000) as count
    from unnest(documents, counts) g (id, count) join app.documents d on d.id = g.id where g.count > 0 order by d.id
  ), daily as (
    insert into app.document_reads as r (document_id, day, reads) select id, app.now()::date, count from given
    on conflict (document_id, day) do update set reads = r.reads + excluded.reads
  )
  insert into app.document_scores as s (document_id, kind, product_id, module_id, score)
  select id, kind, product_id, module_id, count * power(2.0::double precision, (app.now()::date - date '2026-01-01') / 30.0::double precision) from given
  on conflict (document_id) do update set kind = excluded.kind, product_id = excluded.product_id, module_id = excluded.module_id, score = s.score + excluded.score;
end;
create function app.count_votes() returns trigger
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  insert into app.document_scores as s (document_id, kind, product_id, module_id, helped, helped_not)
  select d.id, d.kind, d.product_id, d.module_id, case when new.solved then 1 else 0 end, case when new.solved then 0 else 1 end
  from app.documents d where d.id = new.document_id
  on conflict (document_id) do update set helped = s.helped + excluded.helped, helped_not = s.helped_not + excluded.helped_not;
  return null;
end
$$;
create trigger count_votes after insert on app.document_feedback for each row when (new.place = 'page') execute function app.count_votes();
insert into app.document_scores (document_id, kind, product_id, module_id, helped, helped_not)
  select d.id, d.kind, d.product_id, d.module_id, count(*) filter (where f.solved), count(*) filter (where not f.solved)
  from app.document_feedback f join app.documents d on d.id = f.document_id where f.place = 'page' group by d.id;

-- Which comments on a document are the reader's own.
create function app.own_comments(document uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, app
return (select coalesce(array_agg(c.id), '{}') from app.document_comments c where c.person_id = app.person_id() and c.document_id = own_comments.document);

-- How many requests began with a document that did not help: figures for editors, who see no requests.
create function app.requests_after_reading(since timestamptz) returns table (product_id uuid, module_id uuid, requests bigint)
language sql stable security definer set search_path = pg_catalog, app
begin atomic
  select d.product_id, d.module_id, count(*) from app.tickets t join app.documents d on d.id = t.read_document_id
  where t.read_document_id is not null and t.opened_at >= since and app.has_role('editor', 'system_admin') group by d.product_id, d.module_id;
end;

revoke all on function app.requests_after_reading, app.fill_document_revision, app.follow_document_revision, app.count_reads, app.count_votes, app.own_comments from public;
grant execute on function app.count_reads, app.own_comments to arrimo_customer, arrimo_staff, arrimo_worker;
grant execute on function app.requests_after_reading to arrimo_staff;
grant create on schema app to arrimo_worker;
alter function app.fill_document_revision owner to arrimo_worker;
alter function app.follow_document_revision owner to arrimo_worker;
alter function app.count_votes owner to arrimo_worker;
alter function app.count_reads owner to arrimo_worker;
alter function app.own_comments owner to arrimo_worker;
alter function app.requests_after_reading owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
