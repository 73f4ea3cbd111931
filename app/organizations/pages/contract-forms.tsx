import type { ComponentChildren } from 'preact';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, Form, FormActions } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import type { Organization } from '../find.ts';
import type { Branch, Entitlement } from '../find-contract.ts';
import { EditPage, type Returned, type Typed } from './edit.tsx';
import { PlaceFields } from './form.tsx';

type Of = { chrome: Chrome; organization: Pick<Organization, 'id' | 'name' | 'version'>; returned: Returned };

const trailTo = ({ chrome, organization }: Of) => [
  { href: '/desk/organizations', label: chrome.t.organizations.organizations },
  { href: `/desk/organizations/${organization.id}`, label: organization.name },
];

export function SuspendPage(props: Of) {
  const { chrome, organization, returned } = props;
  const w = chrome.t.organizations;
  return (
    <EditPage
      chrome={chrome}
      trail={trailTo(props)}
      title={w.suspend_title(organization.name)}
      lead={w.suspend_lead}
      action={`/desk/organizations/${organization.id}/suspend`}
      submit={w.suspend}
      danger
      errors={returned.errors}
      labels={{ reason: w.suspension_reason }}
      version={organization.version}
    >
      <TextArea
        name="reason"
        label={w.suspension_reason}
        hint={w.suspension_reason_hint}
        value={returned.typed['reason'] ?? ''}
        error={errorOf(returned.errors, 'reason')}
        required
        maxlength={500}
        rows={3}
      />
    </EditPage>
  );
}

/** A branch as its form holds it. */
export const typedBranch = (branch: Branch): Typed => ({
  name: branch.name,
  cnpj: branch.cnpj,
  municipality: branch.municipality ?? '',
  municipality_code: branch.municipality_code ?? '',
  state: branch.state ?? '',
  country: branch.country,
  time_zone: branch.time_zone,
});

export function BranchPage(props: Of & { branch: Branch | null }) {
  const { chrome, organization, branch, returned } = props;
  const { typed, errors, stored = null } = returned;
  const { t } = chrome;
  const w = t.organizations;
  const path = `/desk/organizations/${organization.id}/branches`;
  const { name, cnpj, municipality, municipality_code, state, country, time_zone } = w;
  return (
    <EditPage
      chrome={chrome}
      trail={trailTo(props)}
      title={branch ? w.branch_edit(branch.name) : w.branch_add}
      action={branch ? `${path}/${branch.id}` : path}
      submit={t.common.save}
      errors={errors}
      labels={{ name, cnpj, municipality, municipality_code, state, country, time_zone }}
      version={branch?.version}
      stored={stored && { typed, now: stored }}
      after={
        branch && (
          <Aside
            chrome={chrome}
            action={`${path}/${branch.id}/${branch.archived_at ? 'restore' : 'archive'}`}
            version={branch.version}
          >
            {branch.archived_at ? w.branch_restore : w.branch_archive}
          </Aside>
        )
      }
    >
      <Field
        name="name"
        label={w.name}
        value={typed['name'] ?? ''}
        error={errorOf(errors, 'name')}
        required
        maxlength={300}
      />
      <Field
        name="cnpj"
        label={w.cnpj}
        hint={w.cnpj_hint}
        value={typed['cnpj'] ?? ''}
        error={errorOf(errors, 'cnpj')}
        required
        code
        width="short"
      />
      <PlaceFields chrome={chrome} typed={typed} errors={errors} />
    </EditPage>
  );
}

/** An entitlement as its form holds it. */
export const typedEntitlement = (entitlement: Entitlement): Typed => ({
  product_id: entitlement.product_id,
  valid_from: entitlement.valid_from,
  valid_until: entitlement.valid_until ?? '',
  extended_guarantee: entitlement.extended_guarantee ? 'on' : '',
});

export function EntitlementPage(
  props: Of & { entitlement: Entitlement | null; products: readonly { id: string; name: string }[] },
) {
  const { chrome, organization, entitlement, products, returned } = props;
  const { typed, errors, stored = null } = returned;
  const { t } = chrome;
  const w = t.organizations;
  const path = `/desk/organizations/${organization.id}/entitlements`;
  // The product of one that exists stays, also where it is no longer offered.
  const offered = entitlement ? [{ id: entitlement.product_id, name: entitlement.product_name }] : products;
  return (
    <EditPage
      chrome={chrome}
      trail={trailTo(props)}
      title={entitlement ? w.entitlement_edit(entitlement.product_name) : w.entitlement_add}
      action={entitlement ? `${path}/${entitlement.id}` : path}
      submit={t.common.save}
      errors={errors}
      labels={{
        product_id: w.product,
        valid_from: w.valid_from,
        valid_until: w.valid_until,
        extended_guarantee: w.extended_guarantee,
      }}
      version={entitlement?.version}
      stored={stored && { typed, now: stored }}
      say={(_, value) => (value === 'on' ? w.yes : value)}
      after={
        entitlement &&
        entitlement.holds !== 'over' && (
          <Aside chrome={chrome} action={`${path}/${entitlement.id}/end`} version={entitlement.version}>
            {w.entitlement_end}
          </Aside>
        )
      }
    >
      <Select
        name="product_id"
        label={w.product}
        value={typed['product_id'] ?? ''}
        error={errorOf(errors, 'product_id')}
        required
        empty={entitlement ? undefined : t.common.choose}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field
        name="valid_from"
        label={w.valid_from}
        type="date"
        width="short"
        value={typed['valid_from'] ?? ''}
        error={errorOf(errors, 'valid_from')}
        required
      />
      <Field
        name="valid_until"
        label={w.valid_until}
        hint={w.valid_until_hint}
        optional={t.common.optional}
        type="date"
        width="short"
        value={typed['valid_until'] ?? ''}
        error={errorOf(errors, 'valid_until')}
      />
      <Checkbox
        name="extended_guarantee"
        label={w.extended_guarantee}
        checked={typed['extended_guarantee'] === 'on'}
        error={errorOf(errors, 'extended_guarantee')}
      />
    </EditPage>
  );
}

/** One more thing to do with what a form edits, in a form of its own. */
export function Aside({
  chrome,
  action,
  version,
  hint,
  children,
}: {
  chrome: Chrome;
  action: string;
  version: number;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <Form action={action} csrf={chrome.csrf} class="narrow">
      <input type="hidden" name="version" value={version} />
      {hint && <p class="soft small">{hint}</p>}
      <FormActions>
        <Button look="danger">{children}</Button>
      </FormActions>
    </Form>
  );
}
