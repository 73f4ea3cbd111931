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
import { type DraftShown, Drafts } from '../../tickets/pages/drafts.tsx';
import { OpeningFields, openingLabels } from '../../tickets/pages/opening-fields.tsx';
import type { Kind } from '../../tickets/ticket.ts';

const path = '/desk/tickets/new';

/** A step of the way; `kept`: the draft that goes along. */
const stepPath = (kept: string | null, more: Record<string, string>): string =>
  `${path}?${new URLSearchParams({ ...more, ...(kept && { draft: kept }) })}`;

type Frame = {
  chrome: Chrome;
  lead: string;
  refused?: boolean;
  trail?: { href: string; label: string }[];
  notice?: string | undefined;
};

function PhoneFrame({
  chrome,
  lead,
  refused = false,
  trail = [],
  notice,
  children,
}: Frame & { children: ComponentChildren }) {
  const { t } = chrome;
  return (
    <DeskLayout chrome={chrome} title={t.desk.new} refused={refused} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: '/desk', label: t.tickets.tickets }, ...trail]} current={t.desk.new} />
      <PageHeader title={t.desk.new} lead={lead} />
      <div class="narrow">{children}</div>
    </DeskLayout>
  );
}

type Search = {
  chrome: Chrome;
  name: string;
  label: string;
  hint?: string;
  q: string;
  company?: string;
  kept: string | null;
};

function Search({ chrome, name, label, hint, q, company, kept }: Search) {
  const { t } = chrome;
  return (
    <search class="filters">
      <form action={path} class="filter-form">
        {company && <input type="hidden" name="organization" value={company} />}
        {kept && <input type="hidden" name="draft" value={kept} />}
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
export function ChooseCompanyPage({
  chrome,
  q,
  found,
  kept,
  drafts,
  notice,
}: {
  chrome: Chrome;
  q: string;
  found: readonly Organization[];
  kept: string | null;
  drafts: readonly DraftShown[];
  notice?: string | undefined;
}) {
  const words = chrome.t.desk.phone;
  return (
    <PhoneFrame chrome={chrome} lead={chrome.t.desk.new_lead} notice={notice}>
      <Search {...{ chrome, q, kept }} name="q" label={words.company} hint={words.company_hint} />
      {found.length > 0 && (
        <Card label={words.companies}>
          <Rows>
            {found.map(({ id, name, cnpj }) => (
              <Row
                title={name}
                href={stepPath(kept, { organization: id })}
                detail={<span class="mono">{cnpj && maskCnpj(cnpj)}</span>}
              />
            ))}
          </Rows>
        </Card>
      )}
      {q && found.length === 0 && <Empty title={words.no_company}>{words.no_company_hint}</Empty>}
      <Drafts chrome={chrome} drafts={drafts} base="/desk/tickets" />
    </PhoneFrame>
  );
}

/** Second: who called. */
export function ChooseCallerPage({
  chrome,
  company,
  q,
  found,
  kept,
}: {
  chrome: Chrome;
  company: Pick<Organization, 'id' | 'name'>;
  q: string;
  found: readonly Pick<MemberFound, 'id' | 'name' | 'email'>[];
  kept: string | null;
}) {
  const words = chrome.t.desk.phone;
  return (
    <PhoneFrame
      chrome={chrome}
      lead={words.caller_lead(company.name)}
      trail={[{ href: stepPath(kept, { q: '' }), label: words.other_company }]}
    >
      <Search {...{ chrome, q, kept }} name="who" label={words.person} company={company.id} />
      {found.length > 0 ? (
        <Card label={words.caller}>
          <Rows>
            {found.map(({ id, name, email }) => (
              <Row title={name} href={stepPath(kept, { organization: company.id, person: id })} detail={email} />
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
  notice,
}: {
  chrome: Chrome;
  caller: { company: Pick<Organization, 'id' | 'name'>; person: Pick<MemberFound, 'id' | 'name' | 'email'> };
  offered: Offered;
  kind: Kind;
  typed: Record<string, string> & { submission_id: string; draft_version: string };
  files: readonly { id: string; name: string }[];
  errors: readonly Refusal[];
  notice?: string | undefined;
}) {
  const { t, csrf } = chrome;
  const words = t.desk.phone;
  const viewer = { organization_id: company.id, organization_name: company.name, unit_id: null };
  return (
    <PhoneFrame
      chrome={chrome}
      lead={words.about(person.name, company.name)}
      refused={errors.length > 0}
      notice={notice}
      trail={[
        { href: stepPath(typed.submission_id, { q: '' }), label: words.other_company },
        { href: stepPath(typed.submission_id, { organization: company.id }), label: words.other_person },
      ]}
    >
      <ErrorSummary t={t} errors={errors} labels={openingLabels(t)} />
      <div
        data-controller="kind-fields draft"
        data-draft-address-value="/api/v1/phone_drafts/"
        data-draft-saved-value={t.opening.draft_saved_at('{}')}
        data-draft-conflict-value={t.opening.draft_conflict}
        data-draft-failed-value={t.opening.draft_not_saved}
      >
        <Form action="/desk/tickets" csrf={csrf} unsaved={t.common.unsaved} label={t.desk.new} multipart>
          <input type="hidden" name="organization_id" value={company.id} />
          <input type="hidden" name="requester_id" value={person.id} />
          <input type="hidden" name="submission_id" value={typed.submission_id} data-draft-target="id" />
          <input type="hidden" name="draft_version" value={typed.draft_version} data-draft-target="version" />
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
            <Button formaction="/desk/tickets/drafts" formnovalidate>
              {t.opening.draft_save}
            </Button>
            <a href="/desk">{t.common.cancel}</a>
          </FormActions>
          <p class="hint" data-draft-target="said" role="status" />
        </Form>
      </div>
    </PhoneFrame>
  );
}
