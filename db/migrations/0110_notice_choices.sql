-- What somebody does without, by mail or in the portal; subjects of mails in the vendor's words; notices found by request and by place in their list.
set local search_path = app, extensions, public;

alter table app.mail_refusals rename to notice_refusals;
alter table app.notice_refusals add column channel text not null default 'mail' check (channel in ('mail', 'portal'));
alter table app.notice_refusals alter column channel drop default;
alter table app.notice_refusals drop constraint mail_refusals_pkey, add primary key (person_id, event, channel);

-- A subject of null is the default of this house, as in wordings from before there were subjects.
alter table app.mail_texts add column subject text check (char_length(subject) between 1 and 200);
alter table app.mail_texts add constraint mail_texts_subject_of_a_text check (subject is null or title is not null);

drop index app.notices_unread, app.notices_by_person;
create index notices_by_person on app.notices (person_id, created_at desc, id desc);
create index notices_unread on app.notices (person_id, created_at desc, id desc) where read_at is null;
create index notices_unread_of_ticket on app.notices (person_id, ticket_id) where read_at is null;

-- A consultant has notices of many customers: whether one is of the organisation acted for is known without looking for its request.
drop policy person_reads on app.notices;
create policy customer_reads on app.notices for select to arrimo_customer using (
  person_id = (select app.person_id()) and organization_id = any ((select app.organization_ids())::uuid[]) and exists (select from app.tickets t where t.id = ticket_id)
);
create policy staff_reads on app.notices for select to arrimo_staff using (person_id = (select app.person_id()) and exists (select from app.tickets t where t.id = ticket_id));
