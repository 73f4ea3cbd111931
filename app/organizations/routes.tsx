import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { mayUse, person } from '../guard.ts';
import { membersOf } from '../people/find.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { countOpenOf } from '../tickets/find.ts';
import { changeOrganization } from './change-organization.ts';
import { createOrganization } from './create-organization.ts';
import { organizations, products, staffOrganization } from './find.ts';
import { branchesOf, entitlementsOf, partnersOf } from './find-contract.ts';
import { keepers, organization_form, suspension_form, version_form } from './organization.ts';
import { SuspendPage } from './pages/contract-forms.tsx';
import { fresh_organization, OrganizationFormPage, typedOrganization } from './pages/form.tsx';
import { OrganizationsPage } from './pages/list.tsx';
import { DeskOrganizationPage } from './pages/show.tsx';
import { resume, suspend } from './suspend.ts';
import { wantedBy } from './wanted.ts';
import { withoutVersion } from './without-version.ts';

const counted = 999;
const path = '/desk/organizations';
const of = { params: { organization: 'organization' } } as const;
const sample = { name: 'Outra', kind: 'customer', country: 'BR', time_zone: 'America/Sao_Paulo' };
const notices = ['created', 'saved', 'suspended', 'resumed'] as const;

export const routes = [
  get({
    path,
    who: 'staff',
    reads: (tx, _params, query) => Promise.all([organizations(tx, wantedBy(query), placeOf(query)), products(tx)]),
    handle: ({ chrome, viewer, query }, [rows, offered]) =>
      page(
        <OrganizationsPage
          chrome={chrome}
          rows={rows}
          wanted={wantedBy(query)}
          products={offered}
          may_keep={mayUse(viewer, keepers)}
        />,
      ),
  }),
  get({
    path: `${path}/new`,
    who: keepers,
    handle: ({ chrome }) =>
      page(
        <OrganizationFormPage
          chrome={chrome}
          organization={null}
          returned={{ typed: fresh_organization, errors: [] }}
        />,
      ),
  }),
  post({
    path,
    who: keepers,
    audit: 'organization_created',
    crawl: { form: sample },
    handle: async ({ tx, viewer, form, t, chrome }) => {
      const reading = readForm(organization_form, form);
      const made = reading.ok ? await createOrganization(tx, person(viewer), withoutVersion(reading.value)) : reading;
      if (made.ok) return redirect(`${path}/${made.id}?created`);
      const returned = { typed: form, errors: refusals(t, made.errors) };
      return page(<OrganizationFormPage chrome={chrome} organization={null} returned={returned} />, { status: 422 });
    },
  }),
  get({
    path: `${path}/:organization`,
    who: 'staff',
    crawl: of,
    // Not in `reads`, which anybody's database role must be able to run: some columns are the staff's alone.
    handle: async ({ tx, params, chrome, viewer, query, t }) => {
      const id = readUuid(params['organization']);
      if (!id) return notFound;
      const [one, branches, entitlements, partners, members, open_count] = await Promise.all([
        staffOrganization(tx, id),
        branchesOf(tx, id),
        entitlementsOf(tx, id),
        partnersOf(tx, id),
        membersOf(tx, id, placeOf(query)),
        countOpenOf(tx, id, counted),
      ]);
      if (!one) return notFound;
      const w = t.organizations;
      const words = { created: w.created, saved: w.saved, suspended: w.suspended_notice, resumed: w.resumed_notice };
      const done = notices.find((name) => query.has(name));
      return page(
        <DeskOrganizationPage
          {...{ chrome, branches, entitlements, partners, members, open_count, counted }}
          viewer={person(viewer)}
          organization={one}
          may_keep={mayUse(viewer, keepers)}
          notice={done && words[done]}
        />,
      );
    },
  }),
  get({
    path: `${path}/:organization/edit`,
    who: keepers,
    crawl: of,
    handle: async ({ tx, params, chrome }) => {
      const one = await named(tx, params['organization']);
      if (!one) return notFound;
      const returned = { typed: typedOrganization(one), errors: [] };
      return page(<OrganizationFormPage chrome={chrome} organization={one} returned={returned} />);
    },
  }),
  post({
    path: `${path}/:organization`,
    who: keepers,
    audit: 'organization_changed',
    crawl: { ...of, form: { ...sample, version: '1' } },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const one = await named(tx, params['organization']);
      if (!one) return notFound;
      const reading = readForm(organization_form, form);
      const changed = reading.ok
        ? await changeOrganization(
            tx,
            person(viewer),
            one.id,
            reading.value.version ?? 0,
            withoutVersion(reading.value),
          )
        : reading;
      if (changed === 'unknown') return notFound;
      if (changed.ok) return redirect(`${path}/${one.id}?saved`);
      const stored = changed.errors.some(({ code }) => code === 'changed_meanwhile') ? typedOrganization(one) : null;
      const returned = { typed: form, errors: refusals(t, changed.errors), stored };
      return page(<OrganizationFormPage chrome={chrome} organization={one} returned={returned} />, { status: 422 });
    },
  }),
  get({
    path: `${path}/:organization/suspend`,
    who: keepers,
    crawl: of,
    handle: async ({ tx, params, chrome }) => {
      const one = await named(tx, params['organization']);
      if (!one) return notFound;
      return page(<SuspendPage chrome={chrome} organization={one} returned={{ typed: {}, errors: [] }} />);
    },
  }),
  post({
    path: `${path}/:organization/suspend`,
    who: keepers,
    audit: 'organization_suspended',
    crawl: { ...of, form: { reason: 'x', version: '1' } },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const one = await named(tx, params['organization']);
      if (!one) return notFound;
      const reading = readForm(suspension_form, form);
      const done = reading.ok ? await suspend(tx, person(viewer), one.id, reading.value) : reading;
      if (done === 'unknown') return notFound;
      if (done.ok) return redirect(`${path}/${one.id}?suspended`);
      const returned = { typed: form, errors: refusals(t, done.errors) };
      return page(<SuspendPage chrome={chrome} organization={one} returned={returned} />, { status: 422 });
    },
  }),
  post({
    path: `${path}/:organization/resume`,
    who: keepers,
    audit: 'organization_resumed',
    crawl: { ...of, form: { version: '1' } },
    handle: async ({ tx, viewer, params, form }) => {
      const one = await named(tx, params['organization']);
      const reading = readForm(version_form, form);
      if (!one || !reading.ok) return notFound;
      // Somebody else resumed it, or suspended it again: the page says how it stands.
      const done = await resume(tx, person(viewer), one.id, reading.value.version);
      return redirect(`${path}/${one.id}${done !== 'unknown' && done.ok ? '?resumed' : ''}`);
    },
  }),
];

const named = async (tx: Parameters<typeof staffOrganization>[0], text: string | undefined) => {
  const id = readUuid(text);
  return id ? staffOrganization(tx, id) : undefined;
};
