-- Who did what. Written in the transaction of the change, never altered; seq is what a later seal follows.
create table app.audit_events (
  id uuid primary key,
  seq bigint generated always as identity unique,
  at timestamptz not null default app.now(),
  actor_id uuid,
  organization_id uuid,
  event text not null check (event ~ '^[a-z_]{3,60}$'),
  subject_id uuid,
  channel text not null check (channel in ('web', 'api', 'mail', 'job', 'cli', 'seed')),
  details jsonb not null default '{}'
);
create index audit_events_by_organization on app.audit_events (organization_id, at desc);
create index audit_events_by_subject on app.audit_events (subject_id, at desc) where subject_id is not null;
create index audit_events_by_actor on app.audit_events (actor_id, at desc) where actor_id is not null;
alter table app.audit_events enable row level security, force row level security;

grant insert (id, actor_id, organization_id, event, subject_id, channel, details) on app.audit_events to arrimo_customer, arrimo_staff, arrimo_worker;
grant select on app.audit_events to arrimo_staff, arrimo_worker;

create policy actor_inserts on app.audit_events for insert to arrimo_customer, arrimo_staff with check (
  actor_id is not distinct from app.person_id()
  and (organization_id is null or organization_id = any (app.organization_ids()) or pg_has_role(current_user, 'arrimo_staff', 'usage'))
);
create policy worker_inserts on app.audit_events for insert to arrimo_worker with check (true);
create policy staff_reads on app.audit_events for select to arrimo_staff, arrimo_worker using (true);

-- The second lock, behind the missing grants.
create function app.refuse_change() returns trigger language plpgsql
as $$ begin raise exception 'audit events are never changed' using errcode = 'insufficient_privilege'; end $$;
create trigger never_changed before update or delete on app.audit_events for each row execute function app.refuse_change();
create trigger never_emptied before truncate on app.audit_events for each statement execute function app.refuse_change();
