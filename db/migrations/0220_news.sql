-- News: what a document of this kind says beyond its text, who subscribes to it and what has been told to whom.
set local search_path = app, extensions, public;

create table app.news (
  document_id uuid primary key references app.documents on delete cascade,
  -- None: it was imported without one.
  category text check (category in ('legislation', 'improvement', 'adjustment', 'recurring_setting', 'frequent_question', 'planned_delivery')),
  pinned boolean not null default false,
  by_mail boolean not null default true,
  in_product boolean not null default true,
  -- Of legislation: from when it binds, and where; no state is the whole country.
  effective_on date,
  states text[] not null default '{}' check (states <@ array['AC','AL','AM','AP','BA','CE','DF','ES','GO','MA','MG','MS','MT','PA','PB','PE','PI','PR','RJ','RN','RO','RR','RS','SC','SE','SP','TO'] and cardinality(states) <= 27),
  -- Of a planned delivery.
  expected_on date,
  release_id uuid references app.releases,
  -- Its place in the order in which subscribers are told. A number and not a time: of two transactions the later may end first.
  announcement integer unique check (announcement > 0),
  constraint news_binds check (category is not distinct from 'legislation' or (effective_on is null and states = '{}')),
  constraint news_expected check (category is not distinct from 'planned_delivery' or (expected_on is null and release_id is null))
);
create index news_unannounced on app.news (document_id) where announcement is null;
create index news_binding on app.news (effective_on, document_id) where effective_on is not null;
create index news_pinned on app.news (document_id) where pinned;
create index documents_news on app.documents (published_at desc, id desc) where kind = 'news' and state in ('published', 'outdated');

-- All it concerns, that of the document included; none: everybody.
create table app.news_modules (
  document_id uuid not null references app.news on delete cascade,
  module_id uuid not null references app.modules,
  primary key (document_id, module_id)
);
create index news_modules_by_module on app.news_modules (module_id, document_id);

-- However a document of this kind comes about, it has its row here.
create function app.keep_news() returns trigger language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    insert into app.news (document_id) values (new.id);
  elsif old.module_id is not distinct from new.module_id then
    return null;
  else
    delete from app.news_modules m where m.document_id = new.id and m.module_id = old.module_id;
  end if;
  if new.module_id is not null then
    insert into app.news_modules (document_id, module_id) values (new.id, new.module_id) on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger keep_news after insert or update of module_id on app.documents for each row when (new.kind = 'news') execute function app.keep_news();

-- Who hears of news by mail. Somebody known by an address alone hears of what is public.
create table app.news_subscribers (
  id uuid primary key,
  email text not null unique check (email = lower(email) and char_length(email) between 3 and 254),
  person_id uuid unique references app.persons,
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en', 'es')),
  -- Of the link in every mail, which leads to the choices and ends them.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  ended_at timestamptz,
  created_at timestamptz not null default app.now()
);

-- The number of the last announcement: whoever subscribes hears of what comes after it.
create function app.last_announcement() returns integer
language sql stable security definer set search_path = pg_catalog, app
as $$ select coalesce(max(n.announcement), 0) from app.news n $$;
revoke all on function app.last_announcement() from public;
grant execute on function app.last_announcement() to arrimo_customer, arrimo_staff, arrimo_worker;
grant create on schema app to arrimo_worker;
alter function app.last_announcement() owner to arrimo_worker;
revoke create on schema app from arrimo_worker;

create table app.news_subscriptions (
  subscriber_id uuid not null references app.news_subscribers on delete cascade,
  -- None: what concerns everybody.
  module_id uuid references app.modules,
  frequency text not null check (frequency in ('immediately', 'daily', 'weekly')),
  told integer not null default app.last_announcement(),
  constraint news_subscriptions_once unique nulls not distinct (subscriber_id, module_id)
);
create index news_subscriptions_due on app.news_subscriptions (frequency, told, subscriber_id);

-- A sign-up whose address is not proven yet.
create table app.news_sign_ups (
  id uuid primary key,
  email text not null check (email = lower(email) and char_length(email) between 3 and 254),
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  frequency text not null check (frequency in ('immediately', 'daily', 'weekly')),
  module_ids uuid[] not null check (cardinality(module_ids) <= 200),
  general boolean not null default false,
  token_hash bytea unique check (octet_length(token_hash) = 32),
  confirmed_at timestamptz,
  expires_at timestamptz not null default app.now() + interval '3 days',
  created_at timestamptz not null default app.now()
);
create index news_sign_ups_by_address on app.news_sign_ups (email, created_at);
create index news_sign_ups_by_end on app.news_sign_ups (expires_at);

-- What has been put into a mail to whom: nobody is told twice.
create table app.news_mailed (
  subscriber_id uuid not null references app.news_subscribers on delete cascade,
  document_id uuid not null references app.documents on delete cascade,
  mailed_at timestamptz not null default app.now(),
  primary key (subscriber_id, document_id)
);
create index news_mailed_by_time on app.news_mailed (mailed_at);

-- Where somebody carried a news item by hand (S19).
create table app.news_posts (
  id uuid primary key,
  document_id uuid not null references app.documents on delete cascade,
  place text not null check (char_length(place) between 1 and 120),
  person_id uuid not null references app.persons,
  posted_at timestamptz not null default app.now()
);
create index news_posts_by_document on app.news_posts (document_id, posted_at desc);

insert into app.news (document_id) select id from app.documents where kind = 'news' on conflict do nothing;
insert into app.news_modules (document_id, module_id) select id, module_id from app.documents where kind = 'news' and module_id is not null on conflict do nothing;

-- Lines of a mail's head beyond those that every mail has.
alter table app.outbox_mails add column headers jsonb not null default '{}' check (jsonb_typeof(headers) = 'object');

-- Mails to many are handed over behind everything else, so that nobody waits for a link to sign in.
create function app.add_mail_jobs(mails uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  perform graphile_worker.add_jobs(array(
    select (('deliver_mail', json_build_object('mail_id', m), null, null, 12, null, 10, null)::graphile_worker.job_spec) from unnest(mails) m));
end
$$;
revoke all on function app.add_mail_jobs(uuid[]) from public;
grant execute on function app.add_mail_jobs(uuid[]) to arrimo_worker;
grant create on schema app to arrimo_worker;
alter function app.add_mail_jobs(uuid[]) owner to arrimo_worker;
revoke create on schema app from arrimo_worker;

do $$
declare
  named text;
begin
  foreach named in array array['news', 'news_modules', 'news_subscribers', 'news_subscriptions', 'news_sign_ups', 'news_mailed', 'news_posts']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;
grant select on app.news, app.news_modules to arrimo_customer;
grant select, insert, update on app.news to arrimo_staff;
grant select, insert, delete on app.news_modules to arrimo_staff;
grant select, insert on app.news_posts to arrimo_staff;
grant insert (id, email, locale, frequency, module_ids, general) on app.news_sign_ups to arrimo_customer, arrimo_staff;
grant select (id, email, person_id, locale, ended_at, created_at), insert (id, email, person_id, locale, token_hash), update (person_id, locale, ended_at) on app.news_subscribers to arrimo_customer, arrimo_staff;
grant select, insert (subscriber_id, module_id, frequency), update (frequency), delete on app.news_subscriptions to arrimo_customer, arrimo_staff;

create policy customer_reads on app.news for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.news for select to arrimo_staff using (true);
create policy editor_inserts on app.news for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_updates on app.news for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
create policy customer_reads on app.news_modules for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.news_modules for select to arrimo_staff using (true);
create policy editor_inserts on app.news_modules for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_deletes on app.news_modules for delete to arrimo_staff using (app.has_role('editor', 'system_admin'));
create policy staff_reads on app.news_posts for select to arrimo_staff using (true);
create policy editor_inserts on app.news_posts for insert to arrimo_staff with check (app.has_role('editor', 'system_admin') and person_id = app.person_id());
create policy anyone_signs_up on app.news_sign_ups for insert to arrimo_customer, arrimo_staff with check (true);

-- Whoever signs in with the address that once signed up takes the choices over.
create policy own_reads on app.news_subscribers for select to arrimo_customer, arrimo_staff using (person_id = (select app.person_id())
  or (person_id is null and email = (select lower(p.email) from app.persons p where p.id = app.person_id())));
create policy own_inserts on app.news_subscribers for insert to arrimo_customer, arrimo_staff with check (person_id = (select app.person_id())
  and email = (select lower(p.email) from app.persons p where p.id = app.person_id()));
create policy own_updates on app.news_subscribers for update to arrimo_customer, arrimo_staff using (person_id = (select app.person_id())
  or (person_id is null and email = (select lower(p.email) from app.persons p where p.id = app.person_id()))) with check (person_id = (select app.person_id()));
create policy own on app.news_subscriptions for all to arrimo_customer, arrimo_staff
  using (exists (select from app.news_subscribers s where s.id = subscriber_id))
  with check (exists (select from app.news_subscribers s where s.id = subscriber_id and s.person_id = (select app.person_id())));
