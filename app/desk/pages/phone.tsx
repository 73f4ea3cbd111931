import type { ComponentChildren } from 'preact';
import { maskCnpj } from '../../../lib/cnpj.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Card, Row, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { Organization } from '../../organizations/find.ts';
import type { MemberFound } from '../../people/find-members.ts';
import type { Offered } from '../../tickets/pages/about.tsx';
import { OpeningFields, openingLabels } from '../../tickets/pages/opening-fields.tsx';
import type { Kind } from '../../tickets/ticket.ts';

const path = '/desk/tickets/new';

type Frame = { chrome: Chrome; lead: string; refused?: boolean; trail?: { href: string; label: string }[] };

function PhoneFrame({ chrome, lead, refused = false, trail = [], children }: Frame & { children: ComponentChildren }) {
  const { t } = chrome;
  return (
    <DeskLayout chrome={chrome} title={t.desk.new} refused={refused}>
      <Breadcrumb t={t} trail={[{ href: '/desk', label: t.tickets.tickets }, ...trail]} current={t.desk.new} />
      <PageHeader title={t.desk.new} lead={lead} />
      <div class="narrow">{children}</div>
    </DeskLayout>
  );
}

type Search = { chrome: Chrome; name: string; label: string; hint?: string; q: string; kept?: string };

function Search({ chrome, name, label, hint, q, kept }: Search) {
  const { t } = chrome;
  return (
    <search class="filters">
      <form action={path} class="filter-form">
        {kept && <input type="hidden" name="organization" value={kept} />}
        <Field
          name={name}
          type="search"
          label={label}
          hint={hint}
          value={q}
          maxlength={100}
          data-shortcut="/"
          autofocus
        />
        <Button icon="search">{t.desk.phone.find}</Button>
      </form>
    </search>
  );
}

/** First of three: which company. */
export function ChooseCompanyPage({ chrome, q, found }: { chrome: Chrome; q: string; found: readonly Organization[] }) {
  const words = chrome.t.desk.phone;
  return (
    <PhoneFrame chrome={chrome} lead={chrome.t.desk.new_lead}>
      <Search {...{ chrome, q }} name="q" label={words.company} hint={words.company_hint} />
      {found.length > 0 && (
        <Card label={words.companies}>
          <Rows>
            {found.map(({ id, name, cnpj }) => (
              <Row
                title={name}
                href={`${path}?organization=${id}`}
                detail={<span class="mono">{cnpj && maskCnpj(cnpj)}</span>}
              />
            ))}
          </Rows>
        </Card>
      )}
      {q && found.length === 0 && <Empty title={words.no_company}>{words.no_company_hint}</Empty>}
    </PhoneFrame>
  );
}

/** Second: who called. */
export function ChooseCallerPage({
  chrome,
  company,
  q,
  found,
}: {
  chrome: Chrome;
  company: Pick<Organization, 'id' | 'name'>;
  q: string;
  found: readonly Pick<MemberFound, 'id' | 'name' | 'email'>[];
}) {
  const words = chrome.t.desk.phone;
  return (
    <PhoneFrame
      chrome={chrome}
      lead={words.caller_lead(company.name)}
      trail={[{ href: path, label: words.other_company }]}
    >
      <Search {...{ chrome, q }} name="who" label={words.person} kept={company.id} />
      {found.length > 0 ? (
        <Card label={words.caller}>
          <Rows>
            {found.map(({ id, name, email }) => (
              <Row title={name} href={`${path}?organization=${company.id}&person=${id}`} detail={email} />
            ))}
          </Rows>
        </Card>
      ) : (
        <Empty title={words.no_person}>
          {words.no_person_hint} <a href={`/desk/organizations/${company.id}`}>{words.company_page}</a>
        </Empty>
      )}
    </PhoneFrame>
  );
}

/** Third: the form the customer would have filled in. */
export function CallerPage({
  chrome,
  caller: { company, person },
  offered,
  kind,
  typed,
  files,
  errors,
}: {
  chrome: Chrome;
  caller: { company: Pick<Organization, 'id' | 'name'>; person: Pick<MemberFound, 'id' | 'name' | 'email'> };
  offered: Offered;
  kind: Kind;
  typed: Record<string, string>;
  files: readonly { id: string; name: string }[];
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const words = t.desk.phone;
  const viewer = { organization_id: company.id, organization_name: company.name, unit_id: null };
  return (
    <PhoneFrame
      chrome={chrome}
      lead={words.about(person.name, company.name)}
      refused={errors.length > 0}
      trail={[
        { href: path, label: words.other_company },
        { href: `${path}?organization=${company.id}`, label: words.other_person },
      ]}
    >
      <ErrorSummary t={t} errors={errors} labels={openingLabels(t)} />
      <div data-controller="kind-fields">
        <Form action="/desk/tickets" csrf={csrf} unsaved={t.common.unsaved} label={t.desk.new} multipart>
          <input type="hidden" name="organization_id" value={company.id} />
          <input type="hidden" name="requester_id" value={person.id} />
          <input type="hidden" name="submission_id" value={typed['submission_id']} />
          <OpeningFields
            {...{ t, viewer, offered, kind, typed, files, errors }}
            redraw="/desk/tickets"
            description_hint={words.description_hint}
          />
          <Callout t={t} kind="tip">
            <p>{words.told}</p>
          </Callout>
          <FormActions>
            <Button look="main">{words.send}</Button>
            <a href="/desk">{t.common.cancel}</a>
          </FormActions>
        </Form>
      </div>
    </PhoneFrame>
  );
}
