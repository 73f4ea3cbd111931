-- Who belonged to an organisation once sees no more of it than anybody else.
set local search_path = app, extensions, public;
alter policy customer_reads on app.organizations using (
  id = any (app.organization_ids())
  or id = app.unit_id()
  or exists (select from app.memberships m where m.organization_id = organizations.id and m.person_id = app.person_id() and m.ended_at is null)
  or exists (select from app.portfolios p where p.organization_id = organizations.id and p.revoked_at is null and (p.unit_id = any (app.organization_ids()) or p.unit_id = app.unit_id()))
  or exists (select from app.portfolios p where p.unit_id = organizations.id and p.organization_id = any (app.organization_ids()))
);
