import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { ErrorSummary, Form, FormActions } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { refusals } from '../../refusals.ts';
import type { EditShown } from '../edit-form.ts';
import { detailLabels, DetailsFields, wordedDetails } from './details.tsx';
import { numberOf } from './event.tsx';

type Props = { chrome: Chrome; shown: EditShown };

/** The details of a request out of the one definition, to be corrected. `base`: where requests are read. */
export function EditDetails({ chrome, shown, base }: Props & { base: string }) {
  const { t, csrf } = chrome;
  const { ticket, typed, stored, over } = shown;
  const labels = detailLabels(t);
  const here = `${base}/${ticket.number}`;
  const errors = refusals(t, shown.errors);
  return (
    <div class="stack">
      <PageHeader
        title={t.opening.edit_details}
        lead={t.opening.edit_details_lead(t.conversation.kinds[ticket.kind])}
      />
      {over && (
        <Callout t={t} kind="attention" title={t.conversation.meanwhile}>
          <p>{t.conversation.meanwhile_state(t.tickets.status[ticket.status])}</p>
          <p>{t.conversation.meanwhile_kept}</p>
        </Callout>
      )}
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <StoredNow t={t} stored={stored && wordedDetails(t, stored)} typed={wordedDetails(t, typed)} labels={labels} />
      <div class="narrow" data-controller="kind-fields">
        <Form action={`${here}/details`} csrf={csrf} unsaved={t.common.unsaved}>
          <input type="hidden" name="kind" value={ticket.kind} />
          <input type="hidden" name="edition" value={ticket.edition} />
          <DetailsFields t={t} kind={ticket.kind} typed={typed} errors={errors} dependent />
          <FormActions>
            {!over && <Button look="main">{t.common.save}</Button>}
            <a href={here}>{t.conversation.back}</a>
          </FormActions>
        </Form>
      </div>
    </div>
  );
}

/** The customer's page for it. */
export function EditDetailsPage({ chrome, shown }: Props) {
  const { t } = chrome;
  const { ticket } = shown;
  return (
    <Layout chrome={chrome} title={t.opening.edit_details} refused={shown.errors.length > 0 || shown.over === true}>
      <Breadcrumb
        t={t}
        trail={[
          { href: '/tickets', label: t.tickets.tickets },
          { href: `/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
        ]}
        current={t.opening.edit_details}
      />
      <EditDetails chrome={chrome} shown={shown} base="/tickets" />
    </Layout>
  );
}
