-- Drafts and files of a request while they are written.
set local search_path = app, extensions, public;

-- The id of a draft is made by the page that writes it: somebody else's is as good as none.
alter table app.ticket_drafts drop constraint ticket_drafts_pkey, add primary key (person_id, id);
create index ticket_drafts_untouched on app.ticket_drafts (updated_at);

-- What a consultant has put into a draft goes to the customer the request was opened for.
grant update (organization_id) on app.ticket_attachments to arrimo_customer, arrimo_staff;
alter table app.tickets add constraint tickets_of_organization unique (id, organization_id);
alter table app.ticket_attachments
  add constraint ticket_attachments_of_ticket foreign key (ticket_id, organization_id) references app.tickets (id, organization_id);
create index ticket_attachments_by_preview on app.ticket_attachments (preview_key) where preview_key is not null;

-- A customer's draft is found by its person alone, also when the request is opened for somebody else's organisation.
drop policy customer_reads on app.ticket_attachments;
create policy customer_reads on app.ticket_attachments for select to arrimo_customer using (
  (ticket_id is null and person_id = app.person_id())
  or (organization_id = any (app.organization_ids()) and not internal and exists (select from app.tickets t where t.id = ticket_id))
);
