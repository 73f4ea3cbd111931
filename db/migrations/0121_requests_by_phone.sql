-- A request that the staff open in a customer's name: who is in copy of it.
set local search_path = app, extensions, public;

grant insert (added_by, number, organization_id, person_id, ticket_id) on app.ticket_copies to arrimo_staff;
create policy staff_adds on app.ticket_copies for insert to arrimo_staff with check (
  added_by = app.person_id() and app.has_role('agent', 'lead', 'system_admin')
  and exists (select from app.tickets t where t.id = ticket_id and t.organization_id = ticket_copies.organization_id and t.number = ticket_copies.number)
  and exists (select from app.memberships m where m.person_id = ticket_copies.person_id and m.organization_id = ticket_copies.organization_id and m.ended_at is null)
);
