import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, type Params, post, redirect } from '../route.ts';
import { meanwhile, organizationOf, simply } from './contract-form.ts';
import { organization } from './find.ts';
import { branchOf } from './find-contract.ts';
import { addBranch, archiveBranch, changeBranch } from './keep-branch.ts';
import { branch_form, keepers } from './organization.ts';
import { BranchPage, typedBranch } from './pages/contract-forms.tsx';
import { withoutVersion } from './without-version.ts';

const root = '/desk/organizations/:organization';
const of = { organization: 'organization' } as const;
const sample = { name: 'Outra', cnpj: '99100002000381', country: 'BR', time_zone: 'America/Sao_Paulo' };
const fresh_branch = { country: 'BR', time_zone: 'America/Sao_Paulo' };

export const branch_routes = [
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
    crawl: { params: of, form: sample },
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
    crawl: { params: { ...of, branch: 'branch' }, form: { ...sample, version: '1' } },
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
];

async function branchFor(tx: Tx, params: Params) {
  const [id, branch] = [readUuid(params['organization']), readUuid(params['branch'])];
  return id && branch ? Promise.all([organization(tx, id), branchOf(tx, id, branch)]) : [];
}
