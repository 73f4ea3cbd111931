-- Token buckets. Unlogged: a crash forgives, a commit costs no disk.
create unlogged table app.rate_limits (
  key bytea primary key check (octet_length(key) = 32),
  tokens double precision not null,
  allowed boolean not null,
  updated_at timestamptz not null
);
create index rate_limits_by_age on app.rate_limits (updated_at);
alter table app.rate_limits enable row level security, force row level security;
grant select, insert, update, delete on app.rate_limits to arrimo_worker;
create policy worker on app.rate_limits to arrimo_worker using (true) with check (true);

-- Takes one token; a bucket of `capacity` refills fully in `period` seconds. False: the bucket is empty.
create function app.take_token(bucket bytea, capacity integer, period integer) returns boolean
language sql security definer set search_path = pg_catalog, app set synchronous_commit = off
as $$
  insert into app.rate_limits as r (key, tokens, allowed, updated_at) values (bucket, capacity - 1, true, app.now())
  on conflict (key) do update set (tokens, allowed, updated_at) = (
    select case when level >= 1 then level - 1 else level end, level >= 1, app.now()
    from (values (least(capacity, r.tokens + extract(epoch from greatest(app.now() - r.updated_at, interval '0')) * capacity / period))) as refilled (level)
  )
  returning allowed
$$;
revoke all on function app.take_token from public;
grant execute on function app.take_token to arrimo_app;
grant create on schema app to arrimo_worker;
alter function app.take_token owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
