import { readForm } from '../../lib/forms.ts';
import { page_size, placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { StaffRole } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { person as viewerOf } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { refusals } from '../refusals.ts';
import { changeStaffRoles } from './change-staff-roles.ts';
import { createStaffPerson } from './create-staff-person.ts';
import { disablePerson, enablePerson } from './disable-person.ts';
import { membershipsOf, people, person, staffRolesOf } from './find-people.ts';
import { kinds, NewStaffPage, PeoplePage } from './pages/desk-people.tsx';
import { DeskPersonPage } from './pages/desk-person.tsx';
import { searched } from './search.ts';
import { roles_form, staff_form } from './staff.ts';

const path = '/desk/people';
const administrators: readonly StaffRole[] = ['system_admin'];
const crawl = { params: { person: 'person' } } as const;

type Errors = ReturnType<typeof refusals>;

/** Everything the page of one person shows, read before anything is tried: a refused change leaves a transaction that answers nothing. */
async function pageOf(ask: Ask) {
  const { tx, chrome, viewer, now, params, query, t } = ask;
  const id = readUuid(params['person']);
  const found = id ? await person(tx, id) : undefined;
  if (!found) return null;
  const [held, memberships] = await Promise.all([
    staffRolesOf(tx, [found.id]),
    membershipsOf(tx, [found.id], { ended: true }),
  ]);
  const roles = held.get(found.id) ?? [];
  const { roles_saved, disabled_notice, enabled_notice, created_notice } = t.members.desk;
  const notices: Record<string, string> = {
    roles: roles_saved,
    disabled: disabled_notice,
    enabled: enabled_notice,
    created: created_notice,
  };
  const draw = (errors: Errors = [], ticked: readonly StaffRole[] = roles) =>
    page(
      <DeskPersonPage
        {...{ chrome, roles, ticked, memberships, errors, now }}
        viewer={viewerOf(viewer)}
        person={found}
        notice={notices[query.get('done') ?? '']}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  return { found, draw };
}

export const desk_people_routes = [
  get({
    path,
    who: 'staff',
    handle: async ({ tx, chrome, viewer, query }) => {
      const wanted = {
        q: searched(query),
        kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
        organization_id: null,
        role: null,
        after: placeOf(query),
      };
      const rows = await people(tx, wanted);
      const ids = rows.slice(0, page_size).map(({ id }) => id);
      const [roles, memberships] = await Promise.all([staffRolesOf(tx, ids), membershipsOf(tx, ids)]);
      const may_create = viewerOf(viewer).staff_roles.includes('system_admin');
      return page(<PeoplePage {...{ chrome, rows, roles, memberships, wanted, may_create }} />);
    },
  }),
  get({
    path: `${path}/new`,
    who: administrators,
    handle: ({ chrome }) => page(<NewStaffPage chrome={chrome} typed={{ role_agent: 'on' }} errors={[]} />),
  }),
  post({
    path,
    who: administrators,
    audit: 'person_created',
    crawl: { form: { name: 'Bia Antunes', email: 'bia@orvalha.exemplo.com.br', role_agent: 'on' } },
    handle: async ({ tx, viewer, chrome, form, t }) => {
      const again = (errors: Errors) =>
        page(<NewStaffPage chrome={chrome} typed={form} errors={errors} />, { status: 422 });
      const reading = readForm(staff_form, form);
      if (!reading.ok) return again(refusals(t, reading.errors));
      if (reading.value.roles.length === 0) return again([{ field: 'role_agent', message: t.members.desk.one_role }]);
      const id = await createStaffPerson(tx, viewerOf(viewer), reading.value);
      return id
        ? redirect(`${path}/${id}?done=created`)
        : again([{ field: 'email', message: t.members.desk.email_taken }]);
    },
  }),
  get({
    path: `${path}/:person`,
    who: 'staff',
    crawl,
    handle: async (ask) => (await pageOf(ask))?.draw() ?? notFound,
  }),
  post({
    path: `${path}/:person/roles`,
    who: administrators,
    audit: 'staff_roles_changed',
    crawl: { ...crawl, form: { stored: '', role_agent: 'on' } },
    handle: async (ask) => {
      const { tx, viewer, form, t } = ask;
      const one = await pageOf(ask);
      if (!one) return notFound;
      const reading = readForm(roles_form, form);
      if (!reading.ok) return one.draw(refusals(t, reading.errors));
      const { roles } = reading.value;
      const changed = await changeStaffRoles(tx, viewerOf(viewer), one.found.id, reading.value);
      if (changed === 'missing') return notFound;
      if (changed === 'changed') return redirect(`${path}/${one.found.id}?done=roles`);
      if (changed === 'changed_meanwhile')
        return one.draw(refusals(t, [{ field: 'role_agent', code: 'changed_meanwhile' }]), roles);
      const { has_membership, last_system_admin } = t.members.desk;
      const message = changed === 'member' ? has_membership : last_system_admin;
      return one.draw([{ field: 'role_agent', message }], roles);
    },
  }),
  post({
    path: `${path}/:person/disable`,
    who: administrators,
    audit: 'person_disabled',
    crawl,
    handle: async (ask) => {
      const one = await pageOf(ask);
      if (!one) return notFound;
      const disabled = await disablePerson(ask.tx, viewerOf(ask.viewer), one.found.id);
      if (disabled === 'missing') return notFound;
      if (disabled === 'last_system_admin')
        return one.draw([{ field: '', message: ask.t.members.desk.last_system_admin }]);
      return redirect(`${path}/${one.found.id}?done=disabled`);
    },
  }),
  post({
    path: `${path}/:person/enable`,
    who: administrators,
    audit: 'person_enabled',
    crawl,
    handle: async ({ tx, viewer, params }) => {
      const id = readUuid(params['person']);
      const enabled = id && (await enablePerson(tx, viewerOf(viewer), id));
      return enabled ? redirect(`${path}/${id}?done=enabled`) : notFound;
    },
  }),
];
