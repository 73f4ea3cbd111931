import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Field, PasswordField } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';

type Props = { chrome: Chrome; next: string; email: string; errors: readonly Refusal[]; by_link?: boolean };

/** Two ways in, password or a link by e-mail, as two forms that need no script. */
export function SignInPage({ chrome, next, email, errors, by_link = false }: Props) {
  const { t, csrf } = chrome;
  const password_errors = by_link ? [] : errors;
  const link_errors = by_link
    ? errors.map((error) => ({ ...error, field: error.field === 'email' ? 'link_email' : error.field }))
    : [];
  return (
    <BareLayout chrome={chrome} title={t.people.sign_in_title} refused={errors.length > 0}>
      <h1>{t.people.sign_in_title}</h1>
      <ErrorSummary t={t} errors={by_link ? link_errors : errors} kept={by_link} />
      <Form action="/sign-in" csrf={csrf}>
        {next && <input type="hidden" name="next" value={next} />}
        <Field
          name="email"
          label={t.people.email}
          type="email"
          autocomplete="username"
          value={email}
          error={errorOf(password_errors, 'email')}
          required
          maxlength={254}
          autofocus={errors.length === 0 || undefined}
        />
        <PasswordField
          t={t}
          name="password"
          label={t.people.password}
          autocomplete="current-password"
          error={errorOf(password_errors, 'password')}
          required
        />
        <FormActions>
          <Button look="main">{t.people.sign_in}</Button>
          <a href="/password/forgotten">{t.people.forgotten}</a>
        </FormActions>
      </Form>
      <section class="other-way" aria-labelledby="by-link">
        <h2 id="by-link">{t.people.by_link_title}</h2>
        <p class="soft">{t.people.by_link_hint}</p>
        <Form action="/sign-in/link" csrf={csrf} turbo={false}>
          <Field
            id="link_email"
            name="email"
            label={t.people.email}
            type="email"
            autocomplete="email"
            value={email}
            error={errorOf(link_errors, 'link_email')}
            required
            maxlength={254}
          />
          <FormActions>
            <Button>{t.people.send_link}</Button>
          </FormActions>
        </Form>
      </section>
      <p class="other-way">
        <a href="/access">{t.members.access.link}</a>
      </p>
    </BareLayout>
  );
}
