-- The rows behind what the lists propose, and those they have not seen, as the caller may read them: row level security answers. In a function,
-- because its plan holds for whatever is asked, and PostgreSQL would make a new one each time.
set local search_path = app, extensions, public;

create function app.read_again(keys integer[], before xid8, open xid8[], most integer)
returns table (key integer, type text, id uuid, record bytea, organization_id uuid, queue_id uuid, assignee_id uuid, status text,
  product_id uuid, module_id uuid, locale text, occurred_at timestamptz, helpful integer, newer boolean)
language plpgsql stable set search_path = pg_catalog, app set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
    select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful,
      r.ver >= read_again.before or r.ver = any (read_again.open)
    from app.search_records r where r.key = any (read_again.keys) and not r.removed;
  -- Each bounded by itself: what came after the lists looked, and what was then still being written.
  if most > 0 then
    return query
      select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful, true
      from app.search_records r where r.ver >= read_again.before and r.key <> all (read_again.keys) and not r.removed order by r.ver desc limit read_again.most;
  end if;
  if most > 0 and cardinality(open) > 0 then
    return query
      select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful, true
      from app.search_records r where r.ver = any (read_again.open) and r.key <> all (read_again.keys) and not r.removed order by r.ver desc limit read_again.most;
  end if;
end
$$;
revoke all on function app.read_again from public;
grant execute on function app.read_again to arrimo_customer, arrimo_staff;
