-- Lists of organisations narrowed by kind, state or suspension, in order of name.
create index organizations_by_kind on app.organizations (kind, lower(name), id);
create index organizations_by_state on app.organizations (state, lower(name), id);
create index organizations_suspended on app.organizations (lower(name), id) where suspended_at is not null;

-- A customer of a portfolio stays a customer, a unit with customers stays a unit, whatever is edited.
create function app.keep_portfolio_kinds() returns trigger language plpgsql
as $$
begin
  if new.kind <> old.kind and exists (select from app.portfolios p where (p.unit_id = new.id or p.organization_id = new.id) and p.revoked_at is null) then
    raise exception 'a portfolio needs this kind' using errcode = 'check_violation', constraint = 'portfolio_kinds';
  end if;
  return new;
end
$$;
create trigger keep_portfolio_kinds before update of kind on app.organizations for each row execute function app.keep_portfolio_kinds();

-- Every line is written twice: as it was read, then with what became of it. The second finds room beside the first and touches no index.
alter table app.import_lines set (fillfactor = 80);
