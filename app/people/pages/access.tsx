import type { ComponentChildren } from 'preact';
import type { AccessRequestFound } from '../../../lib/database.ts';
import { maskCnpj } from '../../../lib/cnpj.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';

/** "Quero me cadastrar": who asks, and for which company. */
export function AccessPage({
  chrome,
  typed,
  errors,
}: {
  chrome: Chrome;
  typed: Record<string, string>;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const said = t.members.access;
  return (
    <BareLayout chrome={chrome} title={said.title} refused={errors.length > 0}>
      <h1>{said.title}</h1>
      <p>{said.lead}</p>
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ name: t.people.name, email: t.people.email, cnpj: said.cnpj, message: said.message }}
      />
      <Form action="/access" csrf={csrf} turbo={false}>
        <Field
          name="name"
          label={t.people.name}
          autocomplete="name"
          value={typed['name']}
          error={errorOf(errors, 'name')}
          required
          maxlength={300}
        />
        <Field
          name="email"
          label={t.people.email}
          type="email"
          autocomplete="email"
          value={typed['email']}
          error={errorOf(errors, 'email')}
          required
          maxlength={254}
        />
        <Field
          name="cnpj"
          label={said.cnpj}
          value={typed['cnpj']}
          error={errorOf(errors, 'cnpj')}
          code
          required
          maxlength={100}
        />
        <TextArea
          name="message"
          label={said.message}
          optional={t.common.optional}
          value={typed['message']}
          error={errorOf(errors, 'message')}
          rows={3}
          maxlength={1000}
        />
        <FormActions>
          <Button look="main">{said.send}</Button>
          <a href="/sign-in">{t.people.back_to_sign_in}</a>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

/** Says the same whoever asked, and for whichever company. */
export function AccessSentPage({ chrome, email }: { chrome: Chrome; email: string }) {
  const { t } = chrome;
  const said = t.members.access;
  return (
    <BareLayout chrome={chrome} title={said.sent_title}>
      <h1>{said.sent_title}</h1>
      <p>
        {said.sent_before}{' '}
        <strong>
          <bdi>{email}</bdi>
        </strong>
        {said.sent_after}
      </p>
      <p>
        <a href="/sign-in">{t.people.back_to_sign_in}</a>
      </p>
    </BareLayout>
  );
}

/** Opening the link shows this page; only its button confirms. */
export function ConfirmPage({
  chrome,
  token,
  request,
}: {
  chrome: Chrome;
  token: string;
  request: AccessRequestFound | null;
}) {
  const { t, csrf } = chrome;
  const said = t.members.access;
  if (request?.state !== 'valid')
    return (
      <DeadPage chrome={chrome} title={said.dead[request?.state ?? 'unknown']} text={said.dead_text}>
        <LinkButton href="/access" look="main">
          {said.again}
        </LinkButton>
      </DeadPage>
    );
  return (
    <BareLayout chrome={chrome} title={said.confirm_title}>
      <h1>{said.confirm_title}</h1>
      <p>{said.confirm_text}</p>
      <Asked chrome={chrome} request={request} />
      <Form action={`/access/${token}`} csrf={csrf}>
        <FormActions>
          <Button look="main" size="large">
            {said.confirm}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

/** The finance address sees who wants to be the first administrator, and answers. */
export function ValidatePage({
  chrome,
  token,
  request,
}: {
  chrome: Chrome;
  token: string;
  request: AccessRequestFound | null;
}) {
  const { t, csrf } = chrome;
  const said = t.members.access;
  if (request?.state !== 'valid')
    return (
      <DeadPage
        chrome={chrome}
        title={said.validation_dead[request?.state ?? 'unknown']}
        text={said.validation_dead_text}
      />
    );
  const title = said.validate_title(request.organization_name ?? '');
  return (
    <BareLayout chrome={chrome} title={title}>
      <h1 dir="auto">{title}</h1>
      <p>{said.validate_text}</p>
      <Asked chrome={chrome} request={request} />
      <p>
        <strong>{said.validate_warning}</strong>
      </p>
      <Form action={`/access/validation/${token}`} csrf={csrf}>
        <FormActions>
          <Button look="main" name="decision" value="approved">
            {said.approve}
          </Button>
          <Button name="decision" value="refused">
            {said.refuse}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

function Asked({ chrome, request }: { chrome: Chrome; request: AccessRequestFound }) {
  const { t } = chrome;
  return (
    <Definitions
      items={[
        { label: t.people.name, value: <bdi>{request.name}</bdi> },
        { label: t.people.email, value: <bdi>{request.email}</bdi> },
        { label: t.members.access.cnpj, value: <code>{maskCnpj(request.cnpj)}</code> },
        { label: t.members.access.message, value: request.message && <span class="typed">{request.message}</span> },
      ]}
    />
  );
}

/** What was just done, and nothing more to do. */
export function AccessDonePage({ chrome, done }: { chrome: Chrome; done: 'confirmed' | 'approved' | 'refused' }) {
  const said = chrome.t.members.access;
  const [title, text] =
    done === 'confirmed' ? [said.confirmed_title, said.confirmed_text] : [said.validated_title, said.validated[done]];
  return <DeadPage chrome={chrome} title={title} text={text} />;
}

function DeadPage({
  chrome,
  title,
  text,
  children,
}: {
  chrome: Chrome;
  title: string;
  text: string;
  children?: ComponentChildren;
}) {
  return (
    <BareLayout chrome={chrome} title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </BareLayout>
  );
}
