import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import type { Ask } from '../context.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect } from '../route.ts';
import { organization, products } from './find.ts';
import { branchOf, entitlementOf } from './find-contract.ts';
import { changeEntitlement, endEntitlement, grantEntitlement } from './grant-entitlement.ts';
import { addBranch, archiveBranch, changeBranch } from './keep-branch.ts';
import { branch_form, type Changed, entitlement_form, keepers, version_form } from './organization.ts';
import { BranchPage, EntitlementPage, typedBranch, typedEntitlement } from './pages/contract-forms.tsx';

const root = '/desk/organizations/:organization';
const of = { organization: 'organization' } as const;
const branch_sample = { name: 'Outra', cnpj: '99100002000381', country: 'BR', time_zone: 'America/Sao_Paulo' };
const entitlement_sample = { product_id: '019a0000-0000-7000-a000-000000000000', valid_from: '2026-01-01' };
const fresh_branch = { country: 'BR', time_zone: 'America/Sao_Paulo' };

export const contract_routes = [
  get({
    path: `${root}/branches/new`,
    who: keepers,
    crawl: { params: of },
    handle: async ({ tx, params, chrome }) => {
      const one = await organizationOf(tx, params);
      if (!one) return notFound;
      const returned = { typed: fresh_branch, errors: [] };
      return page(<BranchPage chrome={chrome} organization={one} branch={null} returned={returned} />);
    },
  }),
  post({
    path: `${root}/branches`,
    who: keepers,
    audit: 'branch_added',
    crawl: { params: of, form: branch_sample },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const one = await organizationOf(tx, params);
      if (!one) return notFound;
      const reading = readForm(branch_form, form);
      const made = reading.ok ? await addBranch(tx, person(viewer), one.id, withoutVersion(reading.value)) : reading;
      if (made.ok) return redirect(`/desk/organizations/${one.id}?saved`);
      const returned = { typed: form, errors: refusals(t, made.errors) };
      return page(<BranchPage chrome={chrome} organization={one} branch={null} returned={returned} />, {
        status: 422,
      });
    },
  }),
  get({
    path: `${root}/branches/:branch`,
    who: keepers,
    crawl: { params: { ...of, branch: 'branch' } },
    handle: async ({ tx, params, chrome }) => {
      const [one, branch] = await branchFor(tx, params);
      if (!one || !branch) return notFound;
      const returned = { typed: typedBranch(branch), errors: [] };
      return page(<BranchPage chrome={chrome} organization={one} branch={branch} returned={returned} />);
    },
  }),
  post({
    path: `${root}/branches/:branch`,
    who: keepers,
    audit: 'branch_changed',
    crawl: { params: { ...of, branch: 'branch' }, form: { ...branch_sample, version: '1' } },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const [one, branch] = await branchFor(tx, params);
      if (!one || !branch) return notFound;
      const reading = readForm(branch_form, form);
      const which = { organization_id: one.id, id: branch.id, version: reading.ok ? (reading.value.version ?? 0) : 0 };
      const done = reading.ok ? await changeBranch(tx, person(viewer), which, withoutVersion(reading.value)) : reading;
      if (done === 'unknown') return notFound;
      if (done.ok) return redirect(`/desk/organizations/${one.id}?saved`);
      const stored = meanwhile(done) ? typedBranch(branch) : null;
      const returned = { typed: form, errors: refusals(t, done.errors), stored };
      return page(<BranchPage chrome={chrome} organization={one} branch={branch} returned={returned} />, {
        status: 422,
      });
    },
  }),
  ...(['archive', 'restore'] as const).map((verb) =>
    post({
      path: `${root}/branches/:branch/${verb}`,
      who: keepers,
      audit: verb === 'archive' ? 'branch_archived' : 'branch_restored',
      crawl: { params: { ...of, branch: 'branch' }, form: { version: '1' } },
      handle: async (ask) => {
        const [one, branch] = await branchFor(ask.tx, ask.params);
        if (!one || !branch) return notFound;
        return simply(ask, one.id, (version) =>
          archiveBranch(
            ask.tx,
            person(ask.viewer),
            { organization_id: one.id, id: branch.id, version },
            verb === 'archive',
          ),
        );
      },
    }),
  ),
  get({
    path: `${root}/entitlements/new`,
    who: keepers,
    crawl: { params: of },
    handle: async ({ tx, params, chrome }) => {
      const [one, offered] = await Promise.all([organizationOf(tx, params), products(tx)]);
      if (!one) return notFound;
      const returned = { typed: {}, errors: [] };
      return page(
        <EntitlementPage
          chrome={chrome}
          organization={one}
          entitlement={null}
          products={offered}
          returned={returned}
        />,
      );
    },
  }),
  post({
    path: `${root}/entitlements`,
    who: keepers,
    audit: 'entitlement_granted',
    crawl: { params: of, form: entitlement_sample },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const [one, offered] = await Promise.all([organizationOf(tx, params), products(tx)]);
      if (!one) return notFound;
      const reading = readForm(entitlement_form, form);
      const made = reading.ok
        ? await grantEntitlement(tx, person(viewer), one.id, withoutVersion(reading.value))
        : reading;
      if (made.ok) return redirect(`/desk/organizations/${one.id}?saved`);
      return page(
        <EntitlementPage
          chrome={chrome}
          organization={one}
          entitlement={null}
          products={offered}
          returned={{ typed: form, errors: refusals(t, made.errors) }}
        />,
        { status: 422 },
      );
    },
  }),
  get({
    path: `${root}/entitlements/:entitlement`,
    who: keepers,
    crawl: { params: { ...of, entitlement: 'entitlement' } },
    handle: async ({ tx, params, chrome }) => {
      const [one, entitlement] = await entitlementFor(tx, params);
      if (!one || !entitlement) return notFound;
      const returned = { typed: typedEntitlement(entitlement), errors: [] };
      return page(
        <EntitlementPage
          chrome={chrome}
          organization={one}
          entitlement={entitlement}
          products={[]}
          returned={returned}
        />,
      );
    },
  }),
  post({
    path: `${root}/entitlements/:entitlement`,
    who: keepers,
    audit: 'entitlement_changed',
    crawl: { params: { ...of, entitlement: 'entitlement' }, form: { ...entitlement_sample, version: '1' } },
    handle: async ({ tx, viewer, params, form, t, chrome }) => {
      const [one, entitlement] = await entitlementFor(tx, params);
      if (!one || !entitlement) return notFound;
      const reading = readForm(entitlement_form, form);
      const done = reading.ok
        ? await changeEntitlement(tx, person(viewer), ...changing(entitlement, reading.value))
        : reading;
      if (done === 'unknown') return notFound;
      if (done.ok) return redirect(`/desk/organizations/${one.id}?saved`);
      const stored = meanwhile(done) ? typedEntitlement(entitlement) : null;
      return page(
        <EntitlementPage
          chrome={chrome}
          organization={one}
          entitlement={entitlement}
          products={[]}
          returned={{ typed: form, errors: refusals(t, done.errors), stored }}
        />,
        { status: 422 },
      );
    },
  }),
  post({
    path: `${root}/entitlements/:entitlement/end`,
    who: keepers,
    audit: 'entitlement_ended',
    crawl: { params: { ...of, entitlement: 'entitlement' }, form: { version: '1' } },
    handle: async (ask) => {
      const [one, entitlement] = await entitlementFor(ask.tx, ask.params);
      if (!one || !entitlement) return notFound;
      return simply(ask, one.id, (version) =>
        endEntitlement(ask.tx, person(ask.viewer), { organization_id: one.id, id: entitlement.id, version }),
      );
    },
  }),
];

type Params = Record<string, string>;

async function organizationOf(tx: Tx, params: Params) {
  const id = readUuid(params['organization']);
  return id ? organization(tx, id) : undefined;
}

async function branchFor(tx: Tx, params: Params) {
  const [id, branch] = [readUuid(params['organization']), readUuid(params['branch'])];
  return id && branch ? Promise.all([organization(tx, id), branchOf(tx, id, branch)]) : [];
}

async function entitlementFor(tx: Tx, params: Params) {
  const [id, entitlement] = [readUuid(params['organization']), readUuid(params['entitlement'])];
  return id && entitlement ? Promise.all([organization(tx, id), entitlementOf(tx, id, entitlement)]) : [];
}

const meanwhile = (refused: { errors: readonly { code: string }[] }): boolean =>
  refused.errors.some(({ code }) => code === 'changed_meanwhile');

// A button without fields: whoever was slower is shown the page as it stands now.
async function simply({ form }: Ask, id: string, work: (version: number) => Promise<Changed>): Promise<Answer> {
  const reading = readForm(version_form, form);
  if (!reading.ok) return notFound;
  const done = await work(reading.value.version);
  if (done === 'unknown') return notFound;
  return redirect(`/desk/organizations/${id}${done.ok ? '?saved' : ''}`);
}

type Given = {
  valid_from: string;
  valid_until: string | null;
  extended_guarantee: boolean;
  version?: number | undefined;
};

// The product of an entitlement stays, whatever the form says.
function changing({ id, organization_id }: { id: string; organization_id: string }, given: Given) {
  const { valid_from, valid_until, extended_guarantee, version = 0 } = given;
  return [
    { organization_id, id, version },
    { valid_from, valid_until, extended_guarantee },
  ] as const;
}

function withoutVersion<Value extends { version?: number | undefined }>({
  version: _,
  ...rest
}: Value): Omit<Value, 'version'> {
  return rest;
}
