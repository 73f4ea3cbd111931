import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { today } from '../moment.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, type Params, post, redirect } from '../route.ts';
import { meanwhile, organizationOf, simply } from './contract-form.ts';
import { organization, products } from './find.ts';
import { entitlementOf } from './find-contract.ts';
import { changeEntitlement, endEntitlement, grantEntitlement } from './grant-entitlement.ts';
import { entitlement_form, keepers } from './organization.ts';
import { EntitlementPage, typedEntitlement } from './pages/contract-forms.tsx';
import { withoutVersion } from './without-version.ts';

const root = '/desk/organizations/:organization';
const of = { organization: 'organization' } as const;
const sample = { product_id: '019a0000-0000-7000-a000-000000000000', valid_from: '2026-01-01' };

export const entitlement_routes = [
  get({
    path: `${root}/entitlements/new`,
    who: keepers,
    crawl: { params: of },
    handle: async (ask) => {
      const { tx, params, chrome } = ask;
      const [one, offered] = await Promise.all([organizationOf(tx, params), products(tx)]);
      if (!one) return notFound;
      const returned = { typed: { valid_from: today(ask) }, errors: [] };
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
    crawl: { params: of, form: sample },
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
    crawl: { params: { ...of, entitlement: 'entitlement' }, form: { ...sample, version: '1' } },
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

async function entitlementFor(tx: Tx, params: Params) {
  const [id, entitlement] = [readUuid(params['organization']), readUuid(params['entitlement'])];
  return id && entitlement ? Promise.all([organization(tx, id), entitlementOf(tx, id, entitlement)]) : [];
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
