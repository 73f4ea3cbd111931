import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { ErrorSummary, Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { Partner, Portfolio } from '../find-contract.ts';
import { Aside } from './contract-forms.tsx';
import { RightsTable } from './contract-tables.tsx';
import { type Returned, StoredNow } from './edit.tsx';
import { RightsFields, rightsLabels, sayRights } from './portfolio.tsx';

/** The units that serve one's organisation, and what their consultants may do. */
export function PartnersPage({
  chrome,
  partners,
  notice,
}: {
  chrome: Chrome;
  partners: readonly Partner[];
  notice: string | undefined;
}) {
  const { t } = chrome;
  const w = t.organizations;
  return (
    <Layout chrome={chrome} title={w.partners_title} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: '/organization', label: t.common.organization }]} current={w.partners_title} />
      <PageHeader title={w.partners_title} lead={w.partners_lead} />
      {partners.length > 0 ? (
        <RightsTable
          chrome={chrome}
          caption={w.partners}
          named={w.unit}
          rows={partners}
          href={({ id }) => `/organization/partners/${id}`}
        />
      ) : (
        <Empty icon="users" title={w.partners_none}>
          {w.partners_none_hint}
        </Empty>
      )}
    </Layout>
  );
}

/** Lowers or raises what one unit may do, or ends it. */
export function PartnerPage({
  chrome,
  portfolio,
  returned: { typed, errors, stored = null },
}: {
  chrome: Chrome;
  portfolio: Portfolio;
  returned: Returned;
}) {
  const { t, csrf } = chrome;
  const w = t.organizations;
  const title = w.partner_edit(portfolio.unit_name);
  const path = `/organization/partners/${portfolio.id}`;
  return (
    <Layout chrome={chrome} title={title} refused={errors.length > 0}>
      <Breadcrumb
        t={t}
        trail={[
          { href: '/organization', label: t.common.organization },
          { href: '/organization/partners', label: w.partners_title },
        ]}
        current={portfolio.unit_name}
      />
      <PageHeader title={title} />
      <ErrorSummary t={t} errors={errors} labels={rightsLabels(chrome)} />
      {stored && (
        <StoredNow chrome={chrome} labels={rightsLabels(chrome)} typed={typed} now={stored} say={sayRights(chrome)} />
      )}
      <Form action={path} csrf={csrf} class="narrow" unsaved={t.common.unsaved}>
        <input type="hidden" name="version" value={portfolio.version} />
        <RightsFields chrome={chrome} typed={typed} errors={errors} />
        <FormActions>
          <Button look="main">{t.common.save}</Button>
        </FormActions>
      </Form>
      <Aside chrome={chrome} action={`${path}/revoke`} version={portfolio.version} hint={w.revoke_hint}>
        {w.revoke}
      </Aside>
    </Layout>
  );
}
