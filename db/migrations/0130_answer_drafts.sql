-- Drafts of answers: two devices may each keep one, so that neither overwrites the other.
set local search_path = app, extensions, public;

drop index app.ticket_drafts_once;
create index ticket_drafts_by_ticket on app.ticket_drafts (person_id, ticket_id, updated_at desc) where ticket_id is not null;

-- An answer is begun on what one may see.
drop policy person_drafts on app.ticket_drafts;
create policy person_drafts on app.ticket_drafts to arrimo_customer, arrimo_staff using (person_id = app.person_id())
  with check (person_id = app.person_id() and (ticket_id is null or exists (select from app.tickets t where t.id = ticket_id)));
