-- Whether the request of a notice is seen is asked notice by notice: as `exists`, PostgreSQL would rather gather every request an agent sees first.
set local search_path = app, extensions, public;

alter policy customer_reads on app.notices using (
  person_id = (select app.person_id()) and organization_id = any ((select app.organization_ids())::uuid[])
  and coalesce((select true from app.tickets t where t.id = ticket_id), false)
);
alter policy staff_reads on app.notices using (
  person_id = (select app.person_id()) and coalesce((select true from app.tickets t where t.id = ticket_id), false)
);

-- The unread are read in order from the index alone, so that the page and the bell stop at the last one they show.
drop index app.notices_unread;
create index notices_unread on app.notices (person_id, created_at desc, id desc) include (organization_id, ticket_id, event) where read_at is null;
