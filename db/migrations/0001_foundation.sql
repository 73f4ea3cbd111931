-- The ground: what policies read, the one clock, and the door to the job queue.
create schema app;
grant usage on schema app to arrimo_app, arrimo_customer, arrimo_staff, arrimo_worker, arrimo_door, arrimo_search;

create table app.migrations (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
alter table app.migrations enable row level security, force row level security;
grant select on app.migrations to arrimo_app, arrimo_worker;
create policy readable on app.migrations for select using (true);
create policy owner_writes on app.migrations for insert to current_user with check (true);

-- A setting written with set_config(…, true) reads '' after its transaction, hence nullif.
create function app.person_id() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.person_id', true), '')::uuid;

create function app.organization_ids() returns uuid[]
language sql stable parallel safe
return coalesce(nullif(current_setting('app.organization_ids', true), '')::uuid[], '{}'::uuid[]);

-- Own records are the rule; the portal administrator of an organisation sees all of its records.
create function app.sees_company() returns boolean
language sql stable parallel safe
return coalesce(nullif(current_setting('app.sees_company', true), '')::boolean, false);

-- Seeds and tests alone set app.clock; everything else lives in real time.
create function app.now() returns timestamptz
language sql stable parallel safe
return coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, now());

-- The queue belongs to arrimo_worker; whoever changes something may only add work to it, in the same transaction.
-- plpgsql looks the name up when it runs, so this migration does not depend on the queue's own.
create function app.add_job(identifier text, payload json, run_at timestamptz, job_key text, max_attempts integer) returns void
language plpgsql security definer set search_path = pg_catalog, app
as $$
begin
  perform graphile_worker.add_job(
    identifier => add_job.identifier,
    payload => add_job.payload,
    run_at => add_job.run_at,
    job_key => add_job.job_key,
    max_attempts => add_job.max_attempts
  );
end
$$;
revoke all on function app.add_job from public;
grant execute on function app.add_job to arrimo_customer, arrimo_staff, arrimo_worker;

grant create on schema app to arrimo_worker;
alter function app.add_job owner to arrimo_worker;
revoke create on schema app from arrimo_worker;
