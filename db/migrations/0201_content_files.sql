-- Images and files of documents: read by whoever reads a document that shows them, and by those who write documents.
set local search_path = app, extensions, public;

create table app.content_files (
  id uuid primary key,
  file_key uuid not null unique,
  -- As an image on a page: drawn anew by us.
  preview_key uuid,
  width integer check (width > 0),
  height integer check (height > 0),
  name text not null check (char_length(name) between 1 and 255),
  bytes bigint not null check (bytes between 0 and 209715200),
  sha256 bytea not null check (octet_length(sha256) = 32),
  media_type text,
  person_id uuid references app.persons,
  created_at timestamptz not null default app.now()
);
create index content_files_newest on app.content_files (created_at, id);

-- Which documents show which files; written with the document.
create table app.document_files (
  document_id uuid not null references app.documents on delete cascade,
  file_id uuid not null references app.content_files on delete cascade,
  primary key (document_id, file_id)
);
create index document_files_by_file on app.document_files (file_id);

do $$
declare
  named text;
begin
  foreach named in array array['content_files', 'document_files']
  loop
    execute format('alter table app.%I enable row level security, force row level security', named);
    execute format('grant select, insert, update, delete on app.%I to arrimo_worker', named);
    execute format('create policy worker on app.%I to arrimo_worker using (true) with check (true)', named);
  end loop;
end
$$;
grant select on app.content_files, app.document_files to arrimo_customer;
grant select, insert on app.content_files to arrimo_staff;
grant select, insert, delete on app.document_files to arrimo_staff;
create policy customer_reads on app.document_files for select to arrimo_customer using (exists (select from app.documents d where d.id = document_id));
create policy staff_reads on app.document_files for select to arrimo_staff using (true);
create policy editor_inserts on app.document_files for insert to arrimo_staff with check (app.has_role('editor', 'system_admin'));
create policy editor_deletes on app.document_files for delete to arrimo_staff using (app.has_role('editor', 'system_admin'));
create policy customer_reads on app.content_files for select to arrimo_customer using (exists (select from app.document_files f where f.file_id = id));
create policy staff_reads on app.content_files for select to arrimo_staff using (true);
create policy editor_inserts on app.content_files for insert to arrimo_staff with check (app.has_role('editor', 'system_admin') and person_id = app.person_id());

-- Lists of whoever writes: by kind, product and owner, the newest first, and by words of the title.
create index documents_edited_of_kind on app.documents (kind, updated_at desc, id desc);
create index documents_edited_of_product on app.documents (product_id, updated_at desc, id desc);
create index documents_edited_of_owner on app.documents (owner_id, updated_at desc, id desc) where owner_id is not null;
create index documents_by_title on app.documents using gin (app.fold(title) extensions.gin_trgm_ops);
