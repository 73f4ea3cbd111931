import { z } from 'zod';
import { readForm } from '../../lib/forms.ts';
import { placeOf as listPlaceOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { endMembership } from './end-membership.ts';
import { ownOrganizations } from './find-own.ts';
import { searched } from './search.ts';
import { servedCustomers } from './served.ts';
import { LeavePage, OrganizationsPage } from './pages/organizations.tsx';
import { placeOf } from './start-session.ts';
import { switchOrganization } from './switch-organization.ts';

const chosen = z.union([z.literal(''), z.uuid()]).default('');
const switch_form = z.strictObject({ organization_id: chosen, on_behalf_of: chosen });

async function ownAt({ tx, viewer, params }: Ask) {
  const id = readUuid(params['organization']);
  return (await ownOrganizations(tx, person(viewer))).find((own) => own.id === id);
}

export const organizations_routes = [
  get({
    path: '/account/organizations',
    who: 'person',
    handle: async ({ tx, viewer, chrome, query, t }) => {
      const who = person(viewer);
      const unit_id = who.unit_id ?? (who.organization_kind === 'unit' ? who.organization_id : null);
      const q = searched(query);
      const [own, customers] = await Promise.all([
        ownOrganizations(tx, who),
        unit_id ? servedCustomers(tx, unit_id, { part: q, after: listPlaceOf(query) }) : null,
      ]);
      const notice = query.has('left') ? t.members.switching.left_notice : undefined;
      return page(<OrganizationsPage {...{ chrome, own, customers, q, notice }} viewer={who} />);
    },
  }),
  post({
    path: '/account/organizations',
    who: 'person',
    audit: 'organization_switched',
    crawl: { form: { organization_id: '', on_behalf_of: '' } },
    handle: async (ask) => {
      const reading = readForm(switch_form, ask.form);
      if (!reading.ok) return notFound;
      const { organization_id, on_behalf_of } = reading.value;
      if (!organization_id && !on_behalf_of) return notFound;
      const to = organization_id ? { organization_id } : { on_behalf_of };
      const cookie = await switchOrganization(ask.tx, person(ask.viewer), placeOf(ask), to);
      return cookie ? redirect('/', [cookie]) : notFound;
    },
  }),
  get({
    path: '/account/organizations/:organization/leave',
    who: 'person',
    crawl: { params: { organization: 'organization' } },
    handle: async (ask) => {
      const own = await ownAt(ask);
      return own ? page(<LeavePage chrome={ask.chrome} organization={own} errors={[]} />) : notFound;
    },
  }),
  post({
    path: '/account/organizations/:organization/leave',
    who: 'person',
    audit: 'membership_ended',
    crawl: { params: { organization: 'organization' } },
    handle: async (ask) => {
      const { tx, viewer, chrome, t } = ask;
      const who = person(viewer);
      const own = await ownAt(ask);
      if (!own) return notFound;
      const ended = await endMembership(tx, who, { organization_id: own.id, person_id: who.person_id });
      if (ended === 'missing') return notFound;
      if (ended === 'last_portal_admin')
        return page(
          <LeavePage
            chrome={chrome}
            organization={own}
            errors={[{ field: '', message: t.members.switching.leave_last }]}
          />,
          { status: 422 },
        );
      // The session ended with the access it was opened for.
      return (who.unit_id ?? who.organization_id) === own.id
        ? redirect('/sign-in', [{ name: 'session', value: null, max_age: null }])
        : redirect('/account/organizations?left');
    },
  }),
];
