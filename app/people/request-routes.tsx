import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { StaffRole } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { member, person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { refusals } from '../refusals.ts';
import { approval_form, cnpj_form, refusal_form } from './access.ts';
import { decideAccess } from './decide-access.ts';
import { type AccessRow, waitingRequest, waitingRequests } from './find-access.ts';
import { roles_in } from './invitation.ts';
import { nameOrganization } from './name-organization.ts';
import type { Ground } from './pages/ground.tsx';
import { DeskRequestPage, DeskRequestsPage } from './pages/desk-requests.tsx';
import { RequestsPage } from './pages/requests.tsx';

const managers: readonly StaffRole[] = ['billing', 'system_admin'];
const own = '/organization/requests';
const desk = '/desk/access-requests';
const crawl = { params: { access_request: 'access_request' } } as const;

async function requestAt({ tx, params }: Ask): Promise<AccessRow | undefined> {
  const id = readUuid(params['access_request']);
  return id ? waitingRequest(tx, id) : undefined;
}

const afterOf = (query: URLSearchParams): string | null => placeOf(query)?.id ?? null;

function noticeOf({ query, t }: Ask): string | undefined {
  const { approved_notice, refused_notice } = t.members.access;
  return { approved: approved_notice, refused: refused_notice }[query.get('done') ?? ''];
}

const own_routes = [
  get({
    path: own,
    who: 'portal_admin',
    handle: async (ask) => {
      const { tx, viewer, chrome, now, query } = ask;
      const { organization_id: id, organization_name, organization_kind } = member(viewer);
      const organization = { id, name: organization_name ?? '', kind: organization_kind ?? 'customer' };
      const ground: Ground = { desk: false, path: '/organization/people', organization };
      const rows = await waitingRequests(tx, id, afterOf(query));
      return page(<RequestsPage {...{ chrome, ground, rows, now }} viewer={person(viewer)} notice={noticeOf(ask)} />);
    },
  }),
  post({
    path: `${own}/:access_request/approve`,
    who: 'portal_admin',
    audit: 'access_request_decided',
    crawl: { ...crawl, form: { role: 'requester' } },
    handle: async (ask) => {
      const { organization_id, organization_kind } = member(ask.viewer);
      const row = await requestAt(ask);
      const reading = readForm(approval_form, ask.form);
      if (!row || !reading.ok || !roles_in[organization_kind ?? 'vendor'].includes(reading.value.role)) return notFound;
      const which = { id: row.id, organization_id };
      const done = await decideAccess(ask.tx, person(ask.viewer), which, reading.value.role);
      return done ? redirect(`${own}?done=approved`) : notFound;
    },
  }),
  post({
    path: `${own}/:access_request/refuse`,
    who: 'portal_admin',
    audit: 'access_request_decided',
    crawl,
    handle: async (ask) => {
      const row = await requestAt(ask);
      if (!row || !readForm(refusal_form, ask.form).ok) return notFound;
      const which = { id: row.id, organization_id: member(ask.viewer).organization_id };
      return (await decideAccess(ask.tx, person(ask.viewer), which, null)) ? redirect(`${own}?done=refused`) : notFound;
    },
  }),
];

const deskPage = (
  { chrome, viewer, now }: Ask,
  row: AccessRow,
  typed: Record<string, string> = {},
  errors: ReturnType<typeof refusals> = [],
  notice?: string,
) =>
  page(<DeskRequestPage {...{ chrome, row, typed, errors, now, notice }} viewer={person(viewer)} />, {
    status: errors.length > 0 ? 422 : 200,
  });

const desk_routes = [
  get({
    path: desk,
    who: managers,
    handle: async (ask) => {
      const { tx, viewer, chrome, now, query } = ask;
      const all = query.get('show') === 'all';
      const rows = await waitingRequests(tx, all ? 'all' : null, afterOf(query));
      return page(<DeskRequestsPage {...{ chrome, rows, all, now }} viewer={person(viewer)} notice={noticeOf(ask)} />);
    },
  }),
  get({
    path: `${desk}/:access_request`,
    who: managers,
    crawl,
    handle: async (ask) => {
      const row = await requestAt(ask);
      const notice = ask.query.has('named') ? ask.t.members.access.organization_set : undefined;
      return row ? deskPage(ask, row, {}, [], notice) : notFound;
    },
  }),
  post({
    path: `${desk}/:access_request/organization`,
    who: managers,
    audit: 'access_request_routed',
    crawl: { ...crawl, form: { cnpj: '99.100.001/0001-75' } },
    handle: async (ask) => {
      const { tx, viewer, form, t } = ask;
      const row = await requestAt(ask);
      if (!row) return notFound;
      const reading = readForm(cnpj_form, form);
      if (!reading.ok) return deskPage(ask, row, form, refusals(t, reading.errors));
      const named = await nameOrganization(tx, person(viewer), row.id, reading.value.cnpj);
      if (named === 'missing') return notFound;
      if (named === 'unknown')
        return deskPage(ask, row, form, [{ field: 'cnpj', message: t.members.access.unknown_cnpj }]);
      return redirect(`${desk}/${row.id}?named`);
    },
  }),
  post({
    path: `${desk}/:access_request/approve`,
    who: managers,
    audit: 'access_request_decided',
    crawl: { ...crawl, form: { role: 'requester' } },
    handle: async (ask) => {
      const { tx, viewer, form, t } = ask;
      const row = await requestAt(ask);
      if (!row?.organization_kind) return notFound;
      const reading = readForm(approval_form, form);
      if (!reading.ok) return deskPage(ask, row, form, refusals(t, reading.errors));
      const { role } = reading.value;
      if (!roles_in[row.organization_kind].includes(role))
        return deskPage(ask, row, form, refusals(t, [{ field: 'role', code: 'invalid_choice' }]));
      const done = await decideAccess(tx, person(viewer), row, role);
      return done ? redirect(`${desk}?done=approved`) : notFound;
    },
  }),
  post({
    path: `${desk}/:access_request/refuse`,
    who: managers,
    audit: 'access_request_decided',
    crawl,
    handle: async (ask) => {
      const row = await requestAt(ask);
      return row && readForm(refusal_form, ask.form).ok && (await decideAccess(ask.tx, person(ask.viewer), row, null))
        ? redirect(`${desk}?done=refused`)
        : notFound;
    },
  }),
];

export const request_routes = [...own_routes, ...desk_routes];
