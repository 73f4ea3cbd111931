-- Communities outside the portal, such as WhatsApp groups: where to join and by what rules. Nobody's number is ever kept here.
set local search_path = app, extensions, public;

create table app.communities (
  id uuid primary key,
  slug text not null constraint communities_by_address unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  locale text not null default 'pt-BR' check (locale in ('pt-BR', 'en', 'es')),
  audience text not null check (audience in ('public', 'signed_in', 'entitled', 'staff')),
  product_id uuid references app.products,
  module_id uuid,
  title text not null check (char_length(title) between 1 and 120),
  summary text not null default '' check (char_length(summary) <= 500),
  -- Markdown as written, and the HTML it became.
  rules text not null check (char_length(rules) between 1 and 20000),
  rules_html text,
  join_url text not null check (join_url ~ '^https://[^[:space:]]+$' and char_length(join_url) <= 300),
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default app.now(),
  updated_at timestamptz not null default app.now(),
  constraint communities_module_of_product foreign key (module_id, product_id) references app.modules (id, product_id),
  constraint communities_module_has_product check (module_id is null or product_id is not null),
  constraint communities_entitled_has_product check (audience <> 'entitled' or product_id is not null)
);
create index communities_by_product on app.communities (product_id, module_id, lower(title), id);

alter table app.communities enable row level security, force row level security;
grant select on app.communities to arrimo_customer;
grant select, insert, update on app.communities to arrimo_staff;
grant select, insert, update, delete on app.communities to arrimo_worker;
create policy worker on app.communities to arrimo_worker using (true) with check (true);
create policy customer_reads on app.communities for select to arrimo_customer using (
  closed_at is null and (
    audience = 'public'
    or (audience = 'signed_in' and (select app.person_id()) is not null)
    or (audience = 'entitled' and product_id = any ((select app.entitled_product_ids())::uuid[]))
  )
);
create policy staff_reads on app.communities for select to arrimo_staff using (true);
create policy editor_inserts on app.communities for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_updates on app.communities for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
