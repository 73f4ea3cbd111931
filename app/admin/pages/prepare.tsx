import { BareLayout } from '../../../ui/bare-layout.tsx';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { NewPasswordFields, newPasswordLabels } from '../../people/pages/reset.tsx';

type Props = { chrome: Chrome; token: string; typed: Record<string, string>; errors: readonly Refusal[] };

/** First run: who the vendor is, and who may decide the rest. */
export function PreparePage({ chrome, token, typed, errors }: Props) {
  const { t, csrf } = chrome;
  const labels = {
    vendor_name: t.admin.vendor_name,
    name: t.people.name,
    email: t.people.email,
    ...newPasswordLabels(t),
  };
  return (
    <BareLayout chrome={chrome} title={t.admin.prepare_title} width="wide" refused={errors.length > 0}>
      <h1>{t.admin.prepare_title}</h1>
      <p>{t.admin.prepare_text}</p>
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <Form action={`/setup/${token}`} csrf={csrf}>
        <Field
          name="vendor_name"
          label={t.admin.vendor_name}
          hint={t.admin.vendor_name_hint}
          value={typed['vendor_name']}
          error={errorOf(errors, 'vendor_name')}
          required
          maxlength={120}
          autocomplete="organization"
        />
        <FieldGroup label={t.admin.first_administrator}>
          <Field
            name="name"
            label={t.people.name}
            value={typed['name']}
            error={errorOf(errors, 'name')}
            required
            maxlength={300}
            autocomplete="name"
          />
          <Field
            name="email"
            label={t.people.email}
            type="email"
            value={typed['email']}
            error={errorOf(errors, 'email')}
            required
            maxlength={254}
            autocomplete="username"
          />
          <NewPasswordFields chrome={chrome} errors={errors} />
        </FieldGroup>
        <FormActions>
          <Button look="main">{t.admin.prepare}</Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}
