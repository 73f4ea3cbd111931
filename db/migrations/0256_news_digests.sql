-- When digests of the news go out is the vendor's to say: an hour of its day, and a day of its week.
set local search_path = app, extensions, public;

-- The time of day where the vendor is; the zone as in app.today().
create function app.local_now() returns timestamp
language sql stable parallel safe
return app.now() at time zone coalesce(nullif(current_setting('app.time_zone', true), ''), 'UTC');

-- `daily_on`, `weekly_on`: when they last went out, each once a day or once a week (from Monday), however often the hour is changed.
create table app.news_digests (
  id boolean primary key default true check (id),
  hour integer not null default 7 constraint news_digests_hour check (hour between 0 and 23),
  weekday integer not null default 1 constraint news_digests_weekday check (weekday between 1 and 7),
  daily_on date not null,
  weekly_on date not null
);
-- Until now they went out at 10:00 in Greenwich, the weekly one on Mondays: what has been told is not told again.
insert into app.news_digests (daily_on, weekly_on)
select d.day, date_trunc('week', d.day)::date from (select (now() at time zone 'UTC' - interval '10 hours')::date as day) d;

alter table app.news_digests enable row level security, force row level security;
grant select, update (hour, weekday) on app.news_digests to arrimo_staff;
grant select, insert, update, delete on app.news_digests to arrimo_worker;
create policy staff_reads on app.news_digests for select to arrimo_staff using (true);
create policy editor_updates on app.news_digests for update to arrimo_staff using (app.has_role('editor', 'system_admin')) with check (true);
create policy worker on app.news_digests to arrimo_worker using (true) with check (true);
