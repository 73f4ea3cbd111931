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
  first,
  errors,
  saved,
}: {
  chrome: Chrome;
  /** There is none yet: nothing to prove. */
  first: boolean;
  errors: readonly Refusal[];
  /** `first`: the first one was chosen; any other text: one was changed. */
  saved: string | null;
}) {
  const { t, csrf } = chrome;
  const title = first ? t.members.first_password : t.people.change_password;
  const done = saved === 'first' ? t.members.first_password_saved : t.people.password_changed;
  return (
    <Layout chrome={chrome} title={title} refused={errors.length > 0} notice={saved === null ? undefined : done}>
      <PageHeader title={title} lead={first ? t.members.first_password_text : undefined} />
      <AccountTabs chrome={chrome} />
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ current_password: t.people.current_password, ...newPasswordLabels(t) }}
        kept={false}
      />
      <Form action="/account/password" csrf={csrf} class="narrow">
        {!first && (
          <PasswordField
            t={t}
            name="current_password"
            label={t.people.current_password}
            autocomplete="current-password"
            error={errorOf(errors, 'current_password')}
            required
          />
        )}
        <NewPasswordFields chrome={chrome} errors={errors} />
        <FormActions>
          <Button look="main">{title}</Button>
        </FormActions>
      </Form>
    </Layout>
  );
}
