-- Lists of news are read from one table: who reads a row, when it holds and what it concerns stand in it, taken by triggers from the document
-- and its modules. Policies that look into another table for every row cost a list more than all the rest.
set local search_path = app, extensions, public;

alter table app.news
  add column state text not null default 'draft',
  add column audience text not null default 'staff',
  add column product_id uuid references app.products,
  add column published_at timestamptz not null default app.now(),
  add column ends_on date,
  add column module_ids uuid[] not null default '{}',
  add column product_ids uuid[] not null default '{}';

create or replace function app.keep_news() returns trigger language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    insert into app.news (document_id, state, audience, product_id, published_at, ends_on)
    values (new.id, new.state, new.audience, new.product_id, new.published_at, new.ends_on);
  else
    update app.news n set state = new.state, audience = new.audience, product_id = new.product_id, published_at = new.published_at, ends_on = new.ends_on
    where n.document_id = new.id;
  end if;
  if tg_op = 'UPDATE' and old.module_id is not distinct from new.module_id then return null; end if;
  if tg_op = 'UPDATE' then
    delete from app.news_modules m where m.document_id = new.id and m.module_id = old.module_id;
  end if;
  if new.module_id is not null then
    insert into app.news_modules (document_id, module_id) values (new.id, new.module_id) on conflict do nothing;
  end if;
  return null;
end
$$;
drop trigger keep_news on app.documents;
create trigger keep_news after insert or update of module_id, state, audience, product_id, published_at, ends_on on app.documents
  for each row when (new.kind = 'news') execute function app.keep_news();

create function app.keep_news_modules() returns trigger language plpgsql
as $$
begin
  update app.news n set module_ids = c.modules, product_ids = c.products from (
    select coalesce(array_agg(m.id order by m.id), '{}') as modules, coalesce(array_agg(distinct m.product_id), '{}') as products
    from app.news_modules x join app.modules m on m.id = x.module_id where x.document_id = coalesce(new.document_id, old.document_id)) c
  where n.document_id = coalesce(new.document_id, old.document_id);
  return null;
end
$$;
create trigger keep_news_modules after insert or delete on app.news_modules for each row execute function app.keep_news_modules();

update app.news n set state = d.state, audience = d.audience, product_id = d.product_id, published_at = d.published_at, ends_on = d.ends_on
from app.documents d where d.id = n.document_id;
update app.news n set module_ids = c.modules, product_ids = c.products from (
  select x.document_id, array_agg(m.id order by m.id) as modules, array_agg(distinct m.product_id) as products
  from app.news_modules x join app.modules m on m.id = x.module_id group by x.document_id) c
where c.document_id = n.document_id;

create index news_by_time on app.news (published_at desc, document_id desc);
drop index app.documents_news;

drop policy customer_reads on app.news;
create policy customer_reads on app.news for select to arrimo_customer using (
  state in ('published', 'outdated') and (
    audience = 'public'
    or (audience = 'signed_in' and (select app.person_id()) is not null)
    or (audience = 'entitled' and product_id = any ((select app.entitled_product_ids())::uuid[]))
  )
);
drop policy customer_reads on app.news_modules;
create policy customer_reads on app.news_modules for select to arrimo_customer using ((select true from app.news n where n.document_id = news_modules.document_id));
