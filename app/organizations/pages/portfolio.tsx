import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { errorOf } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import type { Organization } from '../find.ts';
import type { Portfolio, Served } from '../find-contract.ts';
import { sights } from '../organization.ts';
import { Aside } from './contract-forms.tsx';
import { RightsTable } from './contract-tables.tsx';
import { EditPage, type Returned, type Typed } from './edit.tsx';

/** The customers a unit serves. */
export function PortfolioPage({
  chrome,
  unit,
  rows,
  may_keep,
  notice,
}: {
  chrome: Chrome;
  unit: Organization;
  rows: readonly Served[];
  may_keep: boolean;
  notice: string | undefined;
}) {
  const { t } = chrome;
  const w = t.organizations;
  const path = `/desk/organizations/${unit.id}/portfolio`;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const add = may_keep && (
    <LinkButton href={`${path}/new`} look="main" icon="plus">
      {w.portfolio_add}
    </LinkButton>
  );
  return (
    <DeskLayout chrome={chrome} title={w.portfolio_of(unit.name)} notice={notice}>
      <Breadcrumb
        t={t}
        trail={[
          { href: '/desk/organizations', label: w.organizations },
          { href: `/desk/organizations/${unit.id}`, label: unit.name },
        ]}
        current={w.portfolio}
      />
      <PageHeader title={w.portfolio_of(unit.name)} lead={w.portfolio_lead} actions={shown.length > 0 && add} />
      {shown.length > 0 ? (
        <RightsTable
          chrome={chrome}
          caption={w.portfolio}
          named={w.customer}
          rows={shown}
          href={({ id, organization_id }) => (may_keep ? `${path}/${id}` : `/desk/organizations/${organization_id}`)}
        />
      ) : (
        <Empty title={w.portfolio_empty} action={add} />
      )}
      <Pagination
        t={t}
        previous={null}
        next={
          rows.length > page_size && last ? `${path}?after=${encodeCursor([last.name, last.organization_id])}` : null
        }
      />
    </DeskLayout>
  );
}

type Rights = { visibility: string; may_accept_services: boolean; may_download: boolean; valid_until: string | null };

/** Rights as their form holds them. */
export const typedRights = (rights: Rights): Typed => ({
  visibility: rights.visibility,
  may_accept_services: rights.may_accept_services ? 'on' : '',
  may_download: rights.may_download ? 'on' : '',
  valid_until: rights.valid_until ?? '',
});

/** What a new place in a portfolio starts from. */
export const fresh_rights: Typed = { visibility: 'company', may_download: 'on' };

export const rightsLabels = ({ t }: Pick<Chrome, 't'>): Record<string, string> => {
  const w = t.organizations;
  return { visibility: w.sight, may_accept_services: w.unit_may_accept, may_download: w.unit_may_download };
};

/** A code of the form in words. */
export const sayRights =
  ({ t }: Pick<Chrome, 't'>) =>
  (_: string, value: string): string =>
    value === 'on'
      ? t.organizations.yes
      : (t.organizations.sights[value as keyof typeof t.organizations.sights] ?? value);

/** Puts a customer into the portfolio, or changes `portfolio`. */
export function PortfolioFormPage({
  chrome,
  unit,
  portfolio,
  returned: { typed, errors, stored = null },
}: {
  chrome: Chrome;
  unit: Organization;
  portfolio: Portfolio | null;
  returned: Returned;
}) {
  const { t } = chrome;
  const w = t.organizations;
  const path = `/desk/organizations/${unit.id}/portfolio`;
  return (
    <EditPage
      chrome={chrome}
      trail={[
        { href: `/desk/organizations/${unit.id}`, label: unit.name },
        { href: path, label: w.portfolio },
      ]}
      title={portfolio ? w.portfolio_edit(portfolio.organization_name, unit.name) : w.portfolio_add}
      action={portfolio ? `${path}/${portfolio.id}` : path}
      submit={portfolio ? t.common.save : w.portfolio_add}
      errors={errors}
      labels={{ ...(portfolio ? {} : { customer: w.customer }), ...rightsLabels(chrome), valid_until: w.valid_until }}
      version={portfolio?.version}
      stored={stored && { typed, now: stored }}
      say={sayRights(chrome)}
      after={
        portfolio && (
          <Aside
            chrome={chrome}
            action={`${path}/${portfolio.id}/revoke`}
            version={portfolio.version}
            hint={w.revoke_hint}
          >
            {w.revoke}
          </Aside>
        )
      }
    >
      {!portfolio && (
        <Field
          name="customer"
          label={w.customer}
          hint={w.customer_hint}
          value={typed['customer'] ?? ''}
          error={errorOf(errors, 'customer')}
          required
          code
          width="short"
        />
      )}
      <RightsFields chrome={chrome} typed={typed} errors={errors} />
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
    </EditPage>
  );
}

export function RightsFields({ chrome, typed, errors }: { chrome: Chrome } & Pick<Returned, 'typed' | 'errors'>) {
  const w = chrome.t.organizations;
  return (
    <>
      <RadioGroup
        name="visibility"
        label={w.sight}
        value={typed['visibility']}
        error={errorOf(errors, 'visibility')}
        required
        options={sights.map((value) => ({ value, label: w.sights[value] }))}
      />
      <Checkbox
        name="may_accept_services"
        label={w.unit_may_accept}
        checked={typed['may_accept_services'] === 'on'}
        error={errorOf(errors, 'may_accept_services')}
      />
      <Checkbox
        name="may_download"
        label={w.unit_may_download}
        checked={typed['may_download'] === 'on'}
        error={errorOf(errors, 'may_download')}
      />
    </>
  );
}
