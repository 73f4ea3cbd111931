import { z } from 'zod';
import { email, line } from '../../lib/forms.ts';
import { encodeCursor, placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff, managesPeople, type Person } from '../../lib/viewer.ts';
import { api, id, listOf, notThere, type Outcome, pageOf, paging, type Problem } from '../api.ts';
import type { Ask } from '../context.ts';
import { created_answer, person_answer, personAnswer } from './answers.ts';
import { changeMembership } from './change-membership.ts';
import { createStaffPerson } from './create-staff-person.ts';
import { endMembership } from './end-membership.ts';
import { organizationOf } from './find-members.ts';
import { membershipsOf, people, person, type PersonRow, staffRolesOf } from './find-people.ts';
import { member_roles, plain_role, roles_in, visibilities } from './invitation.ts';
import { invite } from './invite.ts';
import { member_flags } from './membership.ts';
import { staff_roles } from './staff.ts';
import { updateProfile } from './update-profile.ts';

type Asking = Ask & { viewer: Person };

// Not a guard: whoever is no staff is a person all the same.
const staff = (viewer: Person): boolean => isStaff(viewer);
type Answered = z.input<typeof person_answer>;

const flag = z.boolean({ error: 'invalid_choice' }).optional();
const flags = Object.fromEntries(member_flags.map((name) => [name, flag])) as Record<
  (typeof member_flags)[number],
  typeof flag
>;
const rights = {
  role: z.enum(member_roles, { error: 'invalid_choice' }).optional(),
  visibility: z.enum(visibilities, { error: 'invalid_choice' }).optional(),
  ...flags,
};
const forbidden: Problem = { problem: 403, detail: 'the people of this organization are managed by its administrator' };
const invalid = (field: string, code: 'required' | 'invalid_choice' | 'taken'): Problem => ({
  problem: 422,
  errors: [{ field, code }],
});

/** Whose people the caller sees: of the organisation acted in, or, of staff, of the one asked for (null: all). */
const scopeOf = (viewer: Person, wanted: string | undefined): string | null =>
  staff(viewer) ? (wanted ?? null) : viewer.organization_id;

/** The organisation whose people the caller may change, or why not. */
async function managedBy({ tx, viewer }: Asking, wanted: string | undefined) {
  const may = staff(viewer)
    ? viewer.staff_roles.some((role) => ['billing', 'system_admin'].includes(role))
    : managesPeople(viewer);
  if (!may) return forbidden;
  const organization_id = wanted ?? (staff(viewer) ? null : viewer.organization_id);
  if (!organization_id) return invalid('organization_id', 'required');
  if (!staff(viewer) && organization_id !== viewer.organization_id) return notThere;
  const found = await organizationOf(tx, organization_id);
  return found && found.kind !== 'vendor' ? { organization: found } : notThere;
}

async function answersOf({ tx, viewer }: Asking, rows: readonly PersonRow[], organization_id: string | null) {
  const ids = rows.map((row) => row.id);
  const [memberships, roles] = await Promise.all([
    membershipsOf(tx, ids, { organization_id: staff(viewer) ? null : organization_id }),
    staff(viewer) ? staffRolesOf(tx, ids) : new Map(),
  ]);
  return rows.map((row) => personAnswer(row, memberships, roles));
}

/** Somebody the caller sees: anybody for staff, oneself and people with access to the organisation acted in for everybody else. */
async function found(ask: Asking): Promise<Answered | null> {
  const person_id = readUuid(ask.params['person']);
  const row = person_id ? await person(ask.tx, person_id) : undefined;
  if (!row) return null;
  const [answer] = await answersOf(ask, [row], ask.viewer.organization_id);
  const seen = staff(ask.viewer) || row.id === ask.viewer.person_id || (answer?.memberships.length ?? 0) > 0;
  return answer && seen ? answer : null;
}

async function show(ask: Asking): Promise<Outcome<Answered>> {
  const data = await found(ask);
  return data ? { data } : notThere;
}

const change_body = z.strictObject({
  name: line(300).optional(),
  organization_id: id.optional(),
  ...rights,
  ended: z.literal(true, { error: 'invalid_choice' }).optional(),
  version: z.int().positive().max(2_147_483_647).optional(),
});

async function change(ask: Asking, body: z.output<typeof change_body>): Promise<Outcome<Answered>> {
  const { tx, viewer } = ask;
  const one = await found(ask);
  if (!one) return notThere;
  const { name, organization_id, ended, version, ...wanted } = body;
  if (name !== undefined) {
    if (one.id !== viewer.person_id) return { problem: 403, detail: 'everybody names themselves' };
    await updateProfile(tx, viewer, { name });
  }
  const changes = Object.entries(wanted).some(([, value]) => value !== undefined);
  if (!ended && !changes) return show(ask);
  const managed = await managedBy(ask, organization_id);
  if ('problem' in managed) return managed;
  const { organization } = managed;
  const stored = one.memberships.find((each) => each.organization.id === organization.id);
  if (!stored) return notThere;
  if (ended) {
    const which = { organization_id: organization.id, person_id: one.id };
    const done = await endMembership(tx, viewer, which);
    if (done === 'last_portal_admin') return { problem: 409, state: done };
    if (done === 'missing') return notThere;
    return { data: { ...one, memberships: one.memberships.filter((each) => each !== stored) } };
  }
  if (version === undefined) return invalid('version', 'required');
  const { role = stored.role, visibility = stored.visibility } = wanted;
  if (!roles_in[organization.kind].includes(role)) return invalid('role', 'invalid_choice');
  const which = { organization_id: organization.id, person_id: one.id, version };
  const kept = Object.fromEntries(member_flags.map((each) => [each, wanted[each] ?? stored[each]])) as Record<
    (typeof member_flags)[number],
    boolean
  >;
  const done = await changeMembership(tx, viewer, which, { role, visibility, ...kept });
  if (done === 'last_portal_admin') return { problem: 409, state: done };
  return done === 'missed' ? { problem: 409, state: 'changed_meanwhile' } : show(ask);
}

const create_body = z.strictObject({
  name: line(300),
  email,
  organization_id: id.optional(),
  ...rights,
  staff_roles: z.array(z.enum(staff_roles)).min(1).max(staff_roles.length).optional(),
});

async function create(
  ask: Asking,
  body: z.output<typeof create_body>,
): Promise<Outcome<z.input<typeof created_answer>>> {
  const { tx, viewer } = ask;
  const { name, email: address, organization_id, staff_roles: roles, ...wanted } = body;
  if (roles) {
    if (!viewer.staff_roles.includes('system_admin')) return forbidden;
    if (organization_id) return invalid('organization_id', 'invalid_choice');
    const created = await createStaffPerson(tx, viewer, { name, email: address, roles: [...new Set(roles)] });
    if (!created) return invalid('email', 'taken');
    return { data: { id: created, kind: 'staff', name, email: address, organization_id: null } };
  }
  const managed = await managedBy(ask, organization_id);
  if ('problem' in managed) return managed;
  const { organization } = managed;
  const asked = {
    name,
    email: address,
    role: wanted.role ?? plain_role(organization.kind),
    visibility: wanted.visibility ?? ('own_and_copy' as const),
    may_accept_services: wanted.may_accept_services ?? false,
    downloads_blocked: wanted.downloads_blocked ?? false,
    it_admin: wanted.it_admin ?? false,
    finance: wanted.finance ?? false,
  };
  const invited = await invite(tx, viewer, organization, asked);
  if (!invited.ok) return invited.reason === 'role' ? invalid('role', 'invalid_choice') : invalid('email', 'taken');
  return { data: { id: invited.id, kind: 'invitation', name, email: address, organization_id: organization.id } };
}

const nobodys = '0197b3a0-0000-7000-8000-000000000000';
const crawl = { params: { person: 'person' } } as const;

export const people_api = [
  api('GET', {
    path: '/people',
    who: 'person',
    summary: 'Lists people with access, by name: of the own organization or, for staff, of any',
    query: z.strictObject({
      q: z.string().max(100, { error: 'too_long' }).default(''),
      organization_id: id.optional(),
      role: z.enum(member_roles, { error: 'invalid_choice' }).optional(),
      ...paging,
    }),
    answer: listOf(person_answer),
    handle: async (ask, { query }) => {
      const { viewer } = ask;
      const organization_id = scopeOf(viewer, query.organization_id);
      const elsewhere = query.organization_id !== undefined && query.organization_id !== organization_id;
      if (!staff(viewer) && (!organization_id || elsewhere)) return { data: { data: [], next: null } };
      const after = placeOf(new URLSearchParams(query.cursor ? { after: query.cursor } : {}));
      const q = query.q.replaceAll('\0', '').normalize('NFC').trim();
      const wanted = { q, kind: null, organization_id, role: query.role ?? null, after };
      const rows = await people(ask.tx, wanted, query.limit + 1);
      const page = pageOf(rows, query.limit, (row) => encodeCursor([row.name, row.id]));
      return { data: { data: await answersOf(ask, page.data, organization_id), next: page.next } };
    },
  }),
  api('GET', {
    path: '/people/:person',
    who: 'person',
    summary: 'Gives one person and what they are in the organizations the caller may know of',
    crawl,
    answer: person_answer,
    handle: show,
  }),
  api('POST', {
    path: '/people',
    who: 'person',
    summary: 'Invites somebody into an organization by mail, or, with staff_roles, makes somebody of the staff',
    audit: 'person_invited',
    // As a unit would: the same invitation a second time is refused, which the crawler must not take for a difference.
    crawl: {
      json: { name: 'Nádia Brito', email: 'nadia@exemplo.com.br', role: 'consultant', organization_id: nobodys },
    },
    body: create_body,
    answer: created_answer,
    handle: (ask, { body }) => create(ask, body),
  }),
  api('PATCH', {
    path: '/people/:person',
    who: 'person',
    summary:
      'Changes role, visibility and flags (with the version that was read), ends access, or changes one’s own name',
    audit: 'membership_changed',
    crawl: { ...crawl, json: { organization_id: nobodys, role: 'requester', version: 1 } },
    body: change_body,
    answer: person_answer,
    handle: (ask, { body }) => change(ask, body),
  }),
];
