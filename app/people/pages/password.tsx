import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { PasswordField } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { AccountTabs } from './account.tsx';
import { NewPasswordFields, newPasswordLabels } from './reset.tsx';

export function PasswordPage({
  chrome,
  errors,
  saved,
}: {
  chrome: Chrome;
  errors: readonly Refusal[];
  saved: boolean;
}) {
  const { t, csrf } = chrome;
  return (
    <Layout
      chrome={chrome}
      title={t.people.change_password}
      refused={errors.length > 0}
      notice={saved ? t.people.password_changed : undefined}
    >
      <PageHeader title={t.people.change_password} />
      <AccountTabs chrome={chrome} />
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ current_password: t.people.current_password, ...newPasswordLabels(t) }}
        kept={false}
      />
      <Form action="/account/password" csrf={csrf} class="narrow">
        <PasswordField
          t={t}
          name="current_password"
          label={t.people.current_password}
          autocomplete="current-password"
          error={errorOf(errors, 'current_password')}
          required
        />
        <NewPasswordFields chrome={chrome} errors={errors} />
        <FormActions>
          <Button look="main">{t.people.change_password}</Button>
        </FormActions>
      </Form>
    </Layout>
  );
}
