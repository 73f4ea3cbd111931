-- What the policy asks of a request's organisation is read from the person's own index too. Without it, PostgreSQL takes organisation and person
-- for independent, joins the index of the organisation to that of the person, and gathers and sorts all of somebody's requests for one page.
-- Last, so that person and number still are the order.
set local search_path = app, extensions, public;

drop index app.tickets_by_requester, app.tickets_open_by_requester, app.tickets_active_by_requester, app.tickets_closing_by_requester;
create index tickets_by_requester on app.tickets (requester_id, number desc, organization_id);
create index tickets_open_by_requester on app.tickets (requester_id, number desc, organization_id) where status not in ('closed', 'cancelled');
create index tickets_active_by_requester on app.tickets (requester_id, last_message_at desc, number desc, organization_id) where status not in ('closed', 'cancelled');
create index tickets_closing_by_requester on app.tickets (requester_id, closes_at, number, organization_id) where closes_at is not null;
