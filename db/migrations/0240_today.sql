-- A day is one of the vendor's: contracts, laws and news end at its midnight, whatever the time is in Greenwich.
set local search_path = app, extensions, public;

-- The zone is TZ_DEFAULT, which every connection of the house says as it opens (lib/pool.ts).
create function app.today() returns date
language sql stable parallel safe
return (app.now() at time zone coalesce(nullif(current_setting('app.time_zone', true), ''), 'UTC'))::date;

create or replace function app.entitled_product_ids() returns uuid[]
language sql stable
return (
  select coalesce(array_agg(e.product_id), '{}'::uuid[]) from app.entitlements e
  where e.organization_id = app.organization_id() and e.valid_from <= app.today() and (e.valid_until is null or e.valid_until >= app.today())
);

grant create on schema app to arrimo_worker;
set local role arrimo_worker;
create or replace function app.count_reads(documents uuid[], counts integer[]) returns void
language sql volatile security definer set search_path = pg_catalog, app
begin atomic
  with given as (
    select d.id, d.kind, d.product_id, d.module_id, least(g.count, 10000) as count
    from unnest(documents, counts) g (id, count) join app.documents d on d.id = g.id where g.count > 0 order by d.id
  ), daily as (
    insert into app.document_reads as r (document_id, day, reads) select id, app.today(), count from given
    on conflict (document_id, day) do update set reads = r.reads + excluded.reads
  )
  insert into app.document_scores as s (document_id, kind, product_id, module_id, score)
  select id, kind, product_id, module_id, count * power(2.0::double precision, (app.today() - date '2026-01-01') / 30.0::double precision) from given
  on conflict (document_id) do update set kind = excluded.kind, product_id = excluded.product_id, module_id = excluded.module_id, score = s.score + excluded.score;
end;
reset role;
revoke create on schema app from arrimo_worker;

alter table app.document_feedback alter column given_on set default app.today();
alter table app.searched_words alter column day set default app.today();
alter table app.searched_documents alter column day set default app.today();
