import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import type { Member } from '../../../lib/viewer.ts';
import type { OfferedModule } from '../../catalog/find.ts';
import type { Served } from '../../people/served.ts';
import { description_max, subject_max } from '../ticket.ts';

export type Typed = Partial<Record<'subject' | 'description' | 'module_id' | 'copy' | 'on_behalf_of', string>> & {
  submission_id: string;
};

/** One page, subject first. */
export function NewPage({
  chrome,
  viewer,
  modules,
  customers,
  typed,
  errors,
}: {
  chrome: Chrome;
  viewer: Member;
  modules: readonly OfferedModule[];
  customers: readonly Served[];
  typed: Typed;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const labels = {
    subject: t.tickets.subject,
    description: t.tickets.description,
    module_id: t.tickets.about,
    copy: t.tickets.copy,
    on_behalf_of: t.tickets.on_behalf_of,
  };
  return (
    <Layout chrome={chrome} title={t.tickets.open_ticket} refused={errors.length > 0}>
      <PageHeader title={t.tickets.open_ticket} lead={t.tickets.new_lead} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <Form action="/tickets" csrf={csrf} unsaved={t.common.unsaved} class="narrow">
        <input type="hidden" name="submission_id" value={typed.submission_id} />
        {customers.length > 0 && (
          <Select
            name="on_behalf_of"
            label={t.tickets.on_behalf_of}
            hint={t.tickets.on_behalf_of_hint}
            value={typed.on_behalf_of ?? viewer.organization_id}
            options={[
              ...(viewer.unit_id ? [] : [{ value: viewer.organization_id, label: viewer.organization_name ?? '' }]),
              ...customers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={errorOf(errors, 'on_behalf_of')}
          />
        )}
        <Field
          name="subject"
          label={t.tickets.subject}
          hint={t.tickets.subject_hint}
          value={typed.subject}
          error={errorOf(errors, 'subject')}
          required
          maxlength={subject_max}
        />
        <TextArea
          name="description"
          label={t.tickets.description}
          hint={t.tickets.description_hint}
          value={typed.description}
          error={errorOf(errors, 'description')}
          required
          rows={9}
          maxlength={description_max}
        />
        {modules.length > 0 && (
          <Select
            name="module_id"
            label={t.tickets.about}
            hint={t.tickets.about_hint}
            optional={t.common.optional}
            empty={t.tickets.about_none}
            value={typed.module_id}
            options={modules.map(({ id, code, name, product_name }) => ({
              value: id,
              label: `${name} (${code})`,
              group: product_name,
            }))}
            error={errorOf(errors, 'module_id')}
          />
        )}
        <Field
          name="copy"
          label={t.tickets.copy}
          hint={t.tickets.copy_hint}
          optional={t.common.optional}
          value={typed.copy}
          error={errorOf(errors, 'copy')}
        />
        <Callout t={t} kind="attention">
          {t.tickets.essential_only}
        </Callout>
        <FormActions>
          <Button look="main">{t.tickets.send}</Button>
          <a href="/tickets">{t.common.cancel}</a>
        </FormActions>
      </Form>
    </Layout>
  );
}
