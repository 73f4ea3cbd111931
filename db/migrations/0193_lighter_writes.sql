-- Every write enqueues a job, and graphile_worker.add_job makes sure of tasks, queues and keys that nearly always are there or not asked for:
-- it was a sixth of what opening a request costs PostgreSQL (bench/life). A job without a key whose task is known is its row and its call.
set local search_path = app, extensions, public;

grant create on schema app to arrimo_worker;
set local role arrimo_worker;
create or replace function app.add_job(identifier text, payload json, run_at timestamptz, job_key text, max_attempts integer) returns void
language plpgsql security definer set search_path = pg_catalog, app as $$
begin
  if add_job.job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts)
    select t.id, add_job.payload, coalesce(add_job.run_at, now()), add_job.max_attempts
    from graphile_worker._private_tasks t where t.identifier = add_job.identifier;
    if found then
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
      return;
    end if;
  end if;
  perform graphile_worker.add_job(
    identifier => add_job.identifier,
    payload => add_job.payload,
    run_at => add_job.run_at,
    job_key => add_job.job_key,
    max_attempts => add_job.max_attempts
  );
end
$$;
reset role;
revoke create on schema app from arrimo_worker;

-- Lists look through a window of an index, and the search of requests has its own records: nothing asks this one any more.
drop index app.tickets_by_search;
