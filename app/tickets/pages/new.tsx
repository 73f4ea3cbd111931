import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { description_max, subject_max } from '../ticket.ts';

type Typed = { subject: string; description: string; submission_id: string };

/** One page, subject first. */
export function NewPage({ chrome, typed, errors }: { chrome: Chrome; typed: Typed; errors: readonly Refusal[] }) {
  const { t, csrf } = chrome;
  return (
    <Layout chrome={chrome} title={t.tickets.open_ticket} refused={errors.length > 0}>
      <PageHeader title={t.tickets.open_ticket} lead={t.tickets.new_lead} />
      <ErrorSummary t={t} errors={errors} labels={{ subject: t.tickets.subject, description: t.tickets.description }} />
      <Form action="/tickets" csrf={csrf} unsaved={t.common.unsaved} class="narrow">
        <input type="hidden" name="submission_id" value={typed.submission_id} />
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
