-- What somebody read before they asked: the request says it, so that nobody answers with the same article.
set local search_path = app, extensions, public;

alter table app.tickets add column read_document_id uuid references app.documents;
create index tickets_by_document on app.tickets (read_document_id) where read_document_id is not null;
grant insert (read_document_id) on app.tickets to arrimo_customer;
