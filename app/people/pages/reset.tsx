import type { Words } from '../../../locales/index.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { PasswordField } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { password_limits } from '../person.ts';
import type { LinkState } from '../spend-link.ts';
import { DeadLink } from './link.tsx';

export function ResetPage({
  chrome,
  state,
  token,
  errors,
}: {
  chrome: Chrome;
  state: LinkState;
  token: string;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  if (state !== 'valid') return <DeadLink chrome={chrome} state={state} />;
  return (
    <BareLayout chrome={chrome} title={t.people.reset_title} refused={errors.length > 0}>
      <h1>{t.people.reset_title}</h1>
      <ErrorSummary t={t} errors={errors} labels={newPasswordLabels(t)} kept={false} />
      <Form action={`/password/reset/${token}`} csrf={csrf}>
        <NewPasswordFields chrome={chrome} errors={errors} />
        <FormActions>
          <Button look="main">{t.people.set_password}</Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

/** The names of those two fields, for the summary of what was refused. */
export const newPasswordLabels = (t: Words) => ({
  password: t.people.new_password,
  password_again: t.people.new_password_again,
});

/** The new password, twice; passwords are never sent back to be shown again. */
export function NewPasswordFields({ chrome, errors }: { chrome: Chrome; errors: readonly Refusal[] }) {
  const { t } = chrome;
  const limits = { minlength: password_limits.min, maxlength: password_limits.max };
  return (
    <>
      <PasswordField
        t={t}
        name="password"
        label={t.people.new_password}
        hint={t.people.new_password_hint(password_limits.min)}
        autocomplete="new-password"
        error={errorOf(errors, 'password')}
        required
        {...limits}
      />
      <PasswordField
        t={t}
        name="password_again"
        label={t.people.new_password_again}
        autocomplete="new-password"
        error={errorOf(errors, 'password_again')}
        required
        {...limits}
      />
    </>
  );
}
