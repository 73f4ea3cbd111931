-- Videos: what a document of that kind shows beside its text, which is the transcript.
set local search_path = app, extensions, public;

create table app.videos (
  document_id uuid primary key references app.documents on delete cascade,
  -- Where it plays from: a player of others, which is asked for by a click, or a file of ours.
  youtube_id text check (youtube_id ~ '^[A-Za-z0-9_-]{11}$'),
  file_key uuid constraint videos_file_once unique,
  file_name text check (char_length(file_name) between 1 and 255),
  file_type text check (file_type in ('video/mp4', 'video/webm')),
  file_bytes bigint check (file_bytes > 0),
  file_sha256 bytea,
  duration_s integer check (duration_s between 1 and 86400),
  -- [{ at_s, title }], in the order of time.
  chapters jsonb not null default '[]' check (jsonb_typeof(chapters) = 'array' and jsonb_array_length(chapters) <= 100),
  constraint videos_one_source check (youtube_id is null or file_key is null),
  constraint videos_whole_file check (num_nulls(file_key, file_name, file_type, file_bytes, file_sha256) in (0, 5))
);

-- What is said, as WebVTT that we wrote from what came. Without one in the video's own language the transcript's times make it.
create table app.video_captions (
  document_id uuid not null references app.videos on delete cascade,
  locale text not null check (locale in ('pt-BR', 'en', 'es')),
  body text not null check (char_length(body) between 1 and 1048576),
  cues integer not null check (cues > 0),
  primary key (document_id, locale)
);

-- Articles and documents that an editor put beside a video, in their order.
create table app.video_articles (
  document_id uuid not null references app.videos on delete cascade,
  article_id uuid not null references app.documents on delete cascade,
  position integer not null check (position > 0),
  primary key (document_id, article_id)
);
create index video_articles_by_article on app.video_articles (article_id);
-- The gallery of a routine.
create index documents_videos_by_routine on app.documents (routine_id, updated_at desc, id desc) where kind = 'video' and state in ('published', 'outdated');

do $$
declare
  named text;
begin
  foreach named in array array['videos', 'video_captions', 'video_articles']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
    execute format('grant select on app.%I to arrimo_customer', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_staff', named);
    -- Whoever reads the document reads what it shows.
    execute format('create policy customer_reads on app.%I for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id))', named);
    execute format('create policy staff_reads on app.%I for select to arrimo_staff using (true)', named);
    execute format('create policy editor_inserts on app.%I for insert to arrimo_staff with check (app.has_role(''editor'', ''system_admin''))', named);
    execute format('create policy editor_updates on app.%I for update to arrimo_staff using (app.has_role(''editor'', ''system_admin'')) with check (true)', named);
    execute format('create policy editor_deletes on app.%I for delete to arrimo_staff using (app.has_role(''editor'', ''system_admin''))', named);
  end loop;
end
$$;
