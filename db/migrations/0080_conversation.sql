-- What the customer's pages need: the description as HTML, and lists by last activity and by closing.
set local search_path = app, extensions, public;

-- The HTML the description became when it was written; null: show the text as it is.
alter table app.tickets add column description_html text;
grant insert (description_html) on app.tickets to arrimo_customer;

create index tickets_active_by_organization on app.tickets (organization_id, last_message_at desc, number desc) where status not in ('closed', 'cancelled');
create index tickets_active_by_requester on app.tickets (requester_id, last_message_at desc, number desc) where status not in ('closed', 'cancelled');
create index tickets_closing_by_organization on app.tickets (organization_id, closes_at, number) where closes_at is not null;
create index tickets_closing_by_requester on app.tickets (requester_id, closes_at, number) where closes_at is not null;
