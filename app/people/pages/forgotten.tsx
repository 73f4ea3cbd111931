import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';

export function ForgottenPage({
  chrome,
  email,
  errors,
}: {
  chrome: Chrome;
  email: string;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  return (
    <BareLayout chrome={chrome} title={t.people.forgotten_title} refused={errors.length > 0}>
      <h1>{t.people.forgotten_title}</h1>
      <p>{t.people.forgotten_text}</p>
      <ErrorSummary t={t} errors={errors} />
      <Form action="/password/forgotten" csrf={csrf} turbo={false}>
        <Field
          name="email"
          label={t.people.email}
          type="email"
          autocomplete="email"
          value={email}
          error={errorOf(errors, 'email')}
          required
          maxlength={254}
        />
        <FormActions>
          <Button look="main">{t.people.send_link}</Button>
          <a href="/sign-in">{t.people.back_to_sign_in}</a>
        </FormActions>
      </Form>
    </BareLayout>
  );
}
