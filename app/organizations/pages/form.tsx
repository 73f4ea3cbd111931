import type { Chrome } from '../../../ui/chrome.ts';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, FieldGroup } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { zoneChoices } from '../../../ui/parts/zones.ts';
import type { StaffOrganization } from '../find.ts';
import { kinds, unit_kinds } from '../organization.ts';
import { EditPage, type Returned, type Typed } from './edit.tsx';

export const organizationFields = ({ t }: Pick<Chrome, 't'>): Record<string, string> => {
  const w = t.organizations;
  const { name, kind, unit_kind, cnpj, municipality, municipality_code, state, country, time_zone } = w;
  const { contract_number, contract_from, contract_until, finance_email, may_accept_services, downloads_blocked } = w;
  return {
    ...{ name, kind, unit_kind, cnpj, municipality, municipality_code, state, country, time_zone },
    ...{ contract_number, contract_from, contract_until, finance_email, may_accept_services, downloads_blocked },
  };
};

/** An organisation as its form holds it. */
export function typedOrganization(organization: StaffOrganization): Typed {
  const text = (value: string | null): string => value ?? '';
  return {
    name: organization.name,
    kind: organization.kind,
    unit_kind: text(organization.unit_kind),
    cnpj: text(organization.cnpj),
    municipality: text(organization.municipality),
    municipality_code: text(organization.municipality_code),
    state: text(organization.state),
    country: organization.country,
    time_zone: organization.time_zone,
    contract_number: text(organization.contract_number),
    contract_from: text(organization.contract_from),
    contract_until: text(organization.contract_until),
    finance_email: text(organization.finance_email),
    may_accept_services: organization.may_accept_services ? 'on' : '',
    downloads_blocked: organization.downloads_blocked ? 'on' : '',
  };
}

/** What a new organisation starts from. */
export const fresh_organization: Typed = {
  kind: 'customer',
  country: 'BR',
  time_zone: 'America/Sao_Paulo',
  may_accept_services: 'on',
};

/** Makes an organisation, or edits `organization`. */
export function OrganizationFormPage({
  chrome,
  organization,
  returned: { typed, errors, stored = null },
}: {
  chrome: Chrome;
  organization: StaffOrganization | null;
  returned: Returned;
}) {
  const { t } = chrome;
  const w = t.organizations;
  const path = organization ? `/desk/organizations/${organization.id}` : '/desk/organizations';
  const optional = t.common.optional;
  const text = (name: string) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) });
  const offered = kinds.filter((kind) => kind !== 'vendor' || organization?.kind === 'vendor');
  const say = (field: string, value: string): string => {
    if (field === 'kind') return kinds.includes(value as never) ? w.kinds[value as keyof typeof w.kinds] : value;
    if (field === 'unit_kind') return w.unit_kinds[value as keyof typeof w.unit_kinds] ?? value;
    return value === 'on' ? w.yes : value;
  };
  return (
    <EditPage
      chrome={chrome}
      trail={[
        { href: '/desk/organizations', label: w.organizations },
        ...(organization ? [{ href: path, label: organization.name }] : []),
      ]}
      title={organization ? w.edit_title(organization.name) : w.add}
      action={path}
      submit={t.common.save}
      errors={errors}
      labels={organizationFields(chrome)}
      version={organization?.version}
      stored={stored && { typed, now: stored }}
      say={say}
    >
      <FieldGroup label={w.identity}>
        <Field {...text('name')} label={w.name} required maxlength={300} />
        <Select
          {...text('kind')}
          label={w.kind}
          required
          options={offered.map((value) => ({ value, label: w.kinds[value] }))}
        />
        <Select
          {...text('unit_kind')}
          label={w.unit_kind}
          hint={w.unit_kind_hint}
          optional={optional}
          empty={t.common.choose}
          options={unit_kinds.map((value) => ({ value, label: w.unit_kinds[value] }))}
        />
        <Field {...text('cnpj')} label={w.cnpj} hint={w.cnpj_hint} optional={optional} code width="short" />
      </FieldGroup>
      <PlaceFields chrome={chrome} typed={typed} errors={errors} />
      <FieldGroup label={w.contract}>
        <Field {...text('contract_number')} label={w.contract_number} optional={optional} maxlength={60} />
        <Field {...text('contract_from')} label={w.contract_from} optional={optional} type="date" width="short" />
        <Field {...text('contract_until')} label={w.contract_until} optional={optional} type="date" width="short" />
        <Field
          {...text('finance_email')}
          label={w.finance_email}
          hint={w.finance_email_hint}
          optional={optional}
          type="email"
        />
      </FieldGroup>
      <FieldGroup label={w.permissions}>
        <Checkbox
          name="may_accept_services"
          label={w.may_accept_services}
          checked={typed['may_accept_services'] === 'on'}
          error={errorOf(errors, 'may_accept_services')}
        />
        <Checkbox
          name="downloads_blocked"
          label={w.downloads_blocked}
          checked={typed['downloads_blocked'] === 'on'}
          error={errorOf(errors, 'downloads_blocked')}
        />
      </FieldGroup>
    </EditPage>
  );
}

/** Where an organisation or a branch is. */
export function PlaceFields({ chrome, typed, errors }: { chrome: Chrome } & Pick<Returned, 'typed' | 'errors'>) {
  const { t } = chrome;
  const w = t.organizations;
  const optional = t.common.optional;
  const text = (name: string) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) });
  return (
    <FieldGroup label={w.place}>
      <Field {...text('municipality')} label={w.municipality} optional={optional} maxlength={120} />
      <Field
        {...text('municipality_code')}
        label={w.municipality_code}
        hint={w.municipality_code_hint}
        optional={optional}
        inputmode="numeric"
        width="code"
      />
      <Field {...text('state')} label={w.state} hint={w.state_hint} optional={optional} maxlength={3} width="code" />
      <Field {...text('country')} label={w.country} hint={w.country_hint} required maxlength={2} width="code" />
      <Select
        {...text('time_zone')}
        label={w.time_zone}
        hint={w.time_zone_hint}
        required
        options={zoneChoices(typed['time_zone'] ?? '')}
      />
    </FieldGroup>
  );
}
