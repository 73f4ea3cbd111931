-- Whoever comments a page hears what the staff made of it: a notice is about a request or about a page.
set local search_path = app, extensions, public;

-- When its writer was told. The job that tells takes this row first, so that they are told once.
alter table app.document_comments add column announced_at timestamptz;
update app.document_comments set announced_at = decided_at where decided_at is not null;

alter table app.notices alter column ticket_id drop not null, alter column organization_id drop not null;
alter table app.notices add column document_id uuid references app.documents on delete cascade;
alter table app.notices add column comment_id uuid references app.document_comments on delete cascade;
alter table app.notices add constraint notices_about_one check (num_nonnulls(ticket_id, comment_id) = 1 and (document_id is null) = (comment_id is null));
alter table app.notices add constraint notices_of_request check (ticket_id is null or organization_id is not null);
alter table app.notices add constraint notices_comment_once unique (comment_id, person_id);
create index notices_by_document on app.notices (document_id) where document_id is not null;

-- Nobody is told of a page that they may not read any more, nor of a company that they are not in.
alter policy customer_reads on app.notices using (
  person_id = (select app.person_id()) and (organization_id is null or organization_id = any ((select app.organization_ids())::uuid[]))
  and case when ticket_id is null then coalesce((select true from app.documents d where d.id = document_id), false)
    else coalesce((select true from app.tickets t where t.id = ticket_id), false) end
);
alter policy staff_reads on app.notices using (
  person_id = (select app.person_id())
  and case when ticket_id is null then coalesce((select true from app.documents d where d.id = document_id), false)
    else coalesce((select true from app.tickets t where t.id = ticket_id), false) end
);

-- As before, read in order from the index alone, which therefore holds what the policy asks.
drop index app.notices_by_person;
create index notices_by_person on app.notices (person_id, created_at desc, id desc) include (organization_id, ticket_id, document_id, event, read_at);
drop index app.notices_unread;
create index notices_unread on app.notices (person_id, created_at desc, id desc) include (organization_id, ticket_id, document_id, event) where read_at is null;

-- Comments are decided where nothing is known of notices yet, so the row itself asks for its writer to be told.
create function app.tell_writer() returns trigger language plpgsql
as $$
begin
  perform app.add_job('announce_comment', json_build_object('comment_id', new.id), null, null, 12);
  return null;
end
$$;
create trigger tell_writer after update of decided_at on app.document_comments for each row
  when (old.decided_at is null and new.decided_at is not null) execute function app.tell_writer();
