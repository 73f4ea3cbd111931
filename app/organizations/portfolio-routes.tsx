import { readCnpj } from '../../lib/cnpj.ts';
import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { managesPeople } from '../../lib/viewer.ts';
import { readUuid } from '../../lib/uuid.ts';
import { mayUse, member, person } from '../guard.ts';
import { membersOf } from '../people/find.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { organization, organizationByCnpj } from './find.ts';
import { branchesOf, entitlementsOf, partnersOf, portfolio, portfolioOf } from './find-contract.ts';
import { changePortfolio, grantPortfolio, revokePortfolio } from './grant-portfolio.ts';
import { keepers, portfolio_change_form, portfolio_form, rights_form, version_form } from './organization.ts';
import { OrganizationPage } from './pages/organization.tsx';
import { PartnerPage, PartnersPage } from './pages/partners.tsx';
import { fresh_rights, PortfolioFormPage, PortfolioPage, typedRights } from './pages/portfolio.tsx';

const root = '/desk/organizations/:organization/portfolio';
const of = { organization: 'organization' } as const;
const rights_sample = { visibility: 'own', version: '1' };

/** The portfolio of a unit, in the console. */
export const desk_portfolio_routes = [
  get({
    path: root,
    who: 'staff',
    crawl: { params: of },
    reads: async (tx, params, query) => {
      const id = readUuid(params['organization']);
      return id ? Promise.all([unitOf(tx, params), portfolioOf(tx, id, placeOf(query))]) : null;
    },
    handle: ({ chrome, viewer, query, t }, found) => {
      const [unit, rows = []] = found ?? [];
      if (!unit) return notFound;
      const w = t.organizations;
      const notice = query.has('saved') ? w.saved : query.has('revoked') ? w.revoked_notice : undefined;
      return page(
        <PortfolioPage chrome={chrome} unit={unit} rows={rows} may_keep={mayUse(viewer, keepers)} notice={notice} />,
      );
    },
  }),
  get({
    path: `${root}/new`,
    who: keepers,
    crawl: { params: of },
    handle: async ({ tx, params, chrome }) => {
      const unit = await unitOf(tx, params);
      if (!unit) return notFound;
      const returned = { typed: fresh_rights, errors: [] };
      return page(<PortfolioFormPage chrome={chrome} unit={unit} portfolio={null} returned={returned} />);
    },
  }),
  post({
    path: root,
    who: keepers,
    audit: 'portfolio_granted',
    crawl: { params: of, form: { customer: '99.100.002/0001-10', visibility: 'own' } },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const unit = await unitOf(tx, params);
      if (!unit) return notFound;
      const reading = readForm(portfolio_form, form);
      const made = reading.ok ? await grant(tx, person(viewer), unit.id, reading.value) : reading;
      if (made.ok) return redirect(`/desk/organizations/${unit.id}/portfolio?saved`);
      const returned = { typed: form, errors: refusals(t, made.errors) };
      return page(<PortfolioFormPage chrome={chrome} unit={unit} portfolio={null} returned={returned} />, {
        status: 422,
      });
    },
  }),
  get({
    path: `${root}/:portfolio`,
    who: keepers,
    crawl: { params: { ...of, portfolio: 'portfolio' } },
    handle: async ({ tx, params, chrome }) => {
      const [unit, place] = await placeFor(tx, params);
      if (!unit || !place) return notFound;
      const returned = { typed: typedRights(place), errors: [] };
      return page(<PortfolioFormPage chrome={chrome} unit={unit} portfolio={place} returned={returned} />);
    },
  }),
  post({
    path: `${root}/:portfolio`,
    who: keepers,
    audit: 'portfolio_changed',
    crawl: { params: { ...of, portfolio: 'portfolio' }, form: rights_sample },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const [unit, place] = await placeFor(tx, params);
      if (!unit || !place) return notFound;
      const reading = readForm(portfolio_change_form, form);
      const done = reading.ok
        ? await change(tx, person(viewer), { unit_id: unit.id, id: place.id }, reading.value)
        : reading;
      if (done === 'unknown') return notFound;
      if (done.ok) return redirect(`/desk/organizations/${unit.id}/portfolio?saved`);
      const returned = { typed: form, errors: refusals(t, done.errors), stored: storedOf(done, place) };
      return page(<PortfolioFormPage chrome={chrome} unit={unit} portfolio={place} returned={returned} />, {
        status: 422,
      });
    },
  }),
  post({
    path: `${root}/:portfolio/revoke`,
    who: keepers,
    audit: 'portfolio_revoked',
    crawl: { params: { ...of, portfolio: 'portfolio' }, form: { version: '1' } },
    handle: async ({ tx, viewer, params, form }) => {
      const [unit, place] = await placeFor(tx, params);
      const reading = readForm(version_form, form);
      if (!unit || !place || !reading.ok) return notFound;
      const which = { unit_id: unit.id, id: place.id, version: reading.value.version };
      const done = await revokePortfolio(tx, person(viewer), which);
      // Changed by somebody meanwhile: the page shows how it stands, and asks again.
      const back = `/desk/organizations/${unit.id}/portfolio`;
      return redirect(done !== 'unknown' && done.ok ? `${back}?revoked` : `${back}/${place.id}`);
    },
  }),
];

/** One's own organisation, and the units that serve it. */
export const own_routes = [
  get({
    path: '/organization',
    who: 'member',
    handle: async ({ tx, viewer, chrome, query, t }) => {
      const id = member(viewer).organization_id;
      const [found, branches, entitlements, members] = await Promise.all([
        organization(tx, id),
        branchesOf(tx, id),
        entitlementsOf(tx, id),
        membersOf(tx, id, placeOf(query)),
      ]);
      if (!found) return notFound;
      return page(
        <OrganizationPage
          {...{ chrome, branches, entitlements, members }}
          organization={found}
          manages={managesPeople(viewer)}
          notice={query.has('transferred') ? t.members.transferred_notice : undefined}
        />,
      );
    },
  }),
  get({
    path: '/organization/partners',
    who: 'portal_admin',
    handle: async ({ tx, viewer, chrome, query, t }) => {
      const partners = await partnersOf(tx, member(viewer).organization_id);
      const w = t.organizations;
      const notice = query.has('saved') ? w.saved : query.has('revoked') ? w.revoked_notice : undefined;
      return page(<PartnersPage chrome={chrome} partners={partners} notice={notice} />);
    },
  }),
  get({
    path: '/organization/partners/:portfolio',
    who: 'portal_admin',
    crawl: { params: { portfolio: 'portfolio' } },
    handle: async ({ tx, viewer, params, chrome }) => {
      const place = await ownPlace(tx, member(viewer).organization_id, params['portfolio']);
      if (!place) return notFound;
      const { valid_until: _, ...typed } = typedRights(place);
      return page(<PartnerPage chrome={chrome} portfolio={place} returned={{ typed, errors: [] }} />);
    },
  }),
  post({
    path: '/organization/partners/:portfolio',
    who: 'portal_admin',
    audit: 'portfolio_changed',
    crawl: { params: { portfolio: 'portfolio' }, form: rights_sample },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const { organization_id } = member(viewer);
      const place = await ownPlace(tx, organization_id, params['portfolio']);
      if (!place) return notFound;
      const reading = readForm(rights_form, form);
      const done = reading.ok
        ? await change(tx, person(viewer), { organization_id, id: place.id }, reading.value)
        : reading;
      if (done === 'unknown') return notFound;
      if (done.ok) return redirect('/organization/partners?saved');
      const returned = { typed: form, errors: refusals(t, done.errors), stored: storedOf(done, place) };
      return page(<PartnerPage chrome={chrome} portfolio={place} returned={returned} />, { status: 422 });
    },
  }),
  post({
    path: '/organization/partners/:portfolio/revoke',
    who: 'portal_admin',
    audit: 'portfolio_revoked',
    crawl: { params: { portfolio: 'portfolio' }, form: { version: '1' } },
    handle: async ({ tx, viewer, params, form }) => {
      const { organization_id } = member(viewer);
      const place = await ownPlace(tx, organization_id, params['portfolio']);
      const reading = readForm(version_form, form);
      if (!place || !reading.ok) return notFound;
      const which = { organization_id, id: place.id, version: reading.value.version };
      const done = await revokePortfolio(tx, person(viewer), which);
      const revoked = done !== 'unknown' && done.ok;
      return redirect(revoked ? '/organization/partners?revoked' : `/organization/partners/${place.id}`);
    },
  }),
];

type Params = Record<string, string>;

async function unitOf(tx: Tx, params: Params) {
  const id = readUuid(params['organization']);
  const found = id ? await organization(tx, id) : undefined;
  return found?.kind === 'unit' ? found : undefined;
}

async function placeFor(tx: Tx, params: Params) {
  const [unit_id, id] = [readUuid(params['organization']), readUuid(params['portfolio'])];
  return unit_id && id ? Promise.all([unitOf(tx, params), portfolio(tx, id, { unit_id })]) : [];
}

async function ownPlace(tx: Tx, organization_id: string, text: string | undefined) {
  const id = readUuid(text);
  return id ? portfolio(tx, id, { organization_id }) : undefined;
}

type Granting = Parameters<typeof grantPortfolio>[3] & { customer: string };

async function grant(tx: Tx, viewer: ReturnType<typeof person>, unit_id: string, { customer, ...rights }: Granting) {
  const reading = readCnpj(customer);
  if (!reading.ok) return { ok: false, errors: [{ field: 'customer', code: 'invalid_cnpj' }] } as const;
  const found = await organizationByCnpj(tx, reading.cnpj);
  if (!found) return { ok: false, errors: [{ field: 'customer', code: 'invalid_choice' }] } as const;
  return grantPortfolio(tx, viewer, { unit_id, organization_id: found.id }, rights);
}

type Which = { id: string } & ({ unit_id: string } | { organization_id: string });
type Rights = Parameters<typeof grantPortfolio>[3] & { version: number };

const change = (tx: Tx, viewer: ReturnType<typeof person>, which: Which, { version, ...rights }: Rights) =>
  changePortfolio(tx, viewer, { ...which, version }, rights);

const storedOf = (refused: { errors: readonly { code: string }[] }, place: Parameters<typeof typedRights>[0]) =>
  refused.errors.some(({ code }) => code === 'changed_meanwhile') ? typedRights(place) : null;
