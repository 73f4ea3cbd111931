import { maskCnpj } from '../../../lib/cnpj.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { OwnOrganization } from '../find-own.ts';
import type { Served } from '../served.ts';
import { AccountTabs } from './account.tsx';

const path = '/account/organizations';

type Props = {
  chrome: Chrome;
  viewer: Person;
  own: readonly OwnOrganization[];
  /** Of the unit one is in; null: not in a unit. */
  customers: readonly Served[] | null;
  q: string;
  notice?: string | undefined;
};

/** Where somebody works, and the way to go on elsewhere. */
export function OrganizationsPage({ chrome, viewer, own, customers, q, notice }: Props) {
  const { t } = chrome;
  const said = t.members.switching;
  return (
    <Layout chrome={chrome} title={said.title} notice={notice}>
      <PageHeader title={said.title} lead={said.lead} />
      <AccountTabs chrome={chrome} />
      <div class="stack">
        {own.length > 0 ? (
          <Card label={said.own}>
            <CardHeader title={said.own} />
            <Rows>
              {own.map((organization) => (
                <OwnRow chrome={chrome} viewer={viewer} organization={organization} />
              ))}
            </Rows>
          </Card>
        ) : (
          <Empty icon="building-2" title={said.none}>
            {said.none_hint}
          </Empty>
        )}
        {customers && <Customers chrome={chrome} viewer={viewer} customers={customers} q={q} />}
      </div>
    </Layout>
  );
}

function OwnRow({ chrome, viewer, organization }: { chrome: Chrome; viewer: Person; organization: OwnOrganization }) {
  const { t, csrf } = chrome;
  const said = t.members.switching;
  const { id, name, role, suspended } = organization;
  const here = viewer.organization_id === id;
  return (
    <Row
      title={name}
      detail={
        <>
          {t.people.member_roles[role]} · <a href={`${path}/${id}/leave`}>{said.leave_of(name)}</a>
        </>
      }
      aside={
        here ? (
          <Chip tone="go">{said.here}</Chip>
        ) : suspended ? (
          <Chip tone="bad">{said.suspended}</Chip>
        ) : (
          <Form action={path} csrf={csrf} label={said.go_to(name)} turbo={false}>
            <input type="hidden" name="organization_id" value={id} />
            <Button size="small">{said.go}</Button>
          </Form>
        )
      }
    />
  );
}

function Customers({
  chrome,
  viewer,
  customers,
  q,
}: {
  chrome: Chrome;
  viewer: Person;
  customers: readonly Served[];
  q: string;
}) {
  const { t, csrf } = chrome;
  const said = t.members.switching;
  const shown = customers.slice(0, page_size);
  const last = shown.at(-1);
  const unit = viewer.unit_name ?? viewer.organization_name ?? '';
  const narrowed = q ? `q=${encodeURIComponent(q)}&` : '';
  return (
    <>
      <Filters t={t} action={path} active={q ? [{ label: q, href: path }] : []} clear_href={path}>
        <Field name="q" type="search" label={said.search} value={q} maxlength={100} />
      </Filters>
      <Card label={said.customers(unit)}>
        <CardHeader title={said.customers(unit)} />
        <p class="card-body soft small">{said.customers_hint}</p>
        {shown.length > 0 ? (
          <Rows>
            {shown.map(({ id, name, cnpj, visibility }) => (
              <Row
                title={name}
                detail={[cnpj && maskCnpj(cnpj), t.members.visibilities[visibility]].filter(Boolean).join(' · ')}
                aside={
                  viewer.organization_id === id ? (
                    <Chip tone="go">{said.here}</Chip>
                  ) : (
                    <Form action={path} csrf={csrf} label={said.act_for(name)} turbo={false}>
                      <input type="hidden" name="on_behalf_of" value={id} />
                      <Button size="small">{said.act}</Button>
                    </Form>
                  )
                }
              />
            ))}
          </Rows>
        ) : (
          <Empty title={said.no_customers} />
        )}
      </Card>
      <Pagination
        t={t}
        previous={null}
        next={
          customers.length > page_size && last ? `${path}?${narrowed}after=${encodeCursor([last.name, last.id])}` : null
        }
      />
    </>
  );
}

/** The question before leaving an organisation. */
export function LeavePage({
  chrome,
  organization,
  errors,
}: {
  chrome: Chrome;
  organization: OwnOrganization;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const said = t.members.switching;
  const title = said.leave_title(organization.name);
  return (
    <Layout chrome={chrome} title={title} refused={errors.length > 0}>
      <PageHeader title={title} />
      <ErrorSummary t={t} errors={errors} kept={false} />
      <p>{said.leave_text}</p>
      <Form action={`${path}/${organization.id}/leave`} csrf={csrf} turbo={false}>
        <FormActions>
          <Button look="danger">{said.leave}</Button>
          <a href={path}>{t.members.go_back}</a>
        </FormActions>
      </Form>
    </Layout>
  );
}
