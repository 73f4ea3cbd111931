-- A level of the tree is read in its order from the index alone, a window of it however wide it is: what the policies ask for is in it too.
set local search_path = app, extensions, public;

create index documents_below_in_order on app.documents (parent_id, position, id) include (kind, state, audience, product_id) where parent_id is not null;
drop index app.documents_on_top_of_module;
create index documents_on_top_of_module on app.documents (product_id, coalesce(module_id, product_id), position, id) include (kind, state, audience, module_id, parent_id)
  where kind = 'doc' and parent_id is null and state in ('published', 'outdated');
