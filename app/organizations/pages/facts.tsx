import { maskCnpj } from '../../../lib/cnpj.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { zoneText } from '../../../ui/parts/zones.ts';
import { dayText } from '../../moment.ts';
import type { Organization } from '../find.ts';

type Facts = Organization & { finance_email?: string | null };

/** "01/01/2024 a 31/12/2026", "desde 01/01/2024", or nothing. */
export function periodText(
  { t, locale }: Pick<Chrome, 't' | 'locale'>,
  from: string | null,
  until: string | null,
): string {
  if (from && until) return t.organizations.period(dayText(locale, from), dayText(locale, until));
  if (from) return t.organizations.since(dayText(locale, from));
  return until ? t.organizations.until(dayText(locale, until)) : '';
}

/** What an organisation is and contracted. */
export function OrganizationFacts({ chrome, organization }: { chrome: Chrome; organization: Facts }) {
  const { t } = chrome;
  const w = t.organizations;
  const { cnpj, kind, unit_kind, municipality, state, country, contract_number, contract_from, contract_until } =
    organization;
  const place = [municipality, state, country === 'BR' ? null : country].filter(Boolean).join(', ');
  const period = periodText(chrome, contract_from, contract_until);
  return (
    <Definitions
      items={[
        { label: w.cnpj, value: cnpj && <code>{maskCnpj(cnpj)}</code> },
        { label: w.kind, value: unit_kind ? w.unit_kinds[unit_kind] : w.kinds[kind] },
        { label: w.municipality, value: place && <bdi>{place}</bdi> },
        { label: w.time_zone, value: zoneText(chrome.locale, organization.time_zone) },
        {
          label: w.contract,
          value:
            (contract_number || period) && [contract_number ?? w.contract_none, period].filter(Boolean).join(' · '),
        },
        { label: w.finance_email, value: organization.finance_email && <bdi>{organization.finance_email}</bdi> },
        { label: w.may_accept_services, value: organization.may_accept_services ? w.yes : w.no },
        { label: w.downloads_blocked, value: organization.downloads_blocked ? w.yes : null },
      ]}
    />
  );
}
