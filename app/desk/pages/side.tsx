import type { ComponentChildren } from 'preact';
import { Button } from '../../../ui/parts/button.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, Form } from '../../../ui/parts/form.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { DetailsView } from '../../tickets/pages/details.tsx';
import { documentPath } from '../../content/document.ts';
import { numberOf } from '../../tickets/pages/event.tsx';
import { kinds, message_max, severities, turns } from '../../tickets/ticket.ts';
import type { StepName } from '../steps.ts';
import { deskQuery } from '../view.ts';
import type { CaseProps } from './case.tsx';

/** Beside the thread: the customer, what it is about, what it is linked with, and what else can be done. */
export function Side(props: CaseProps) {
  const { chrome, told, viewer, choices } = props;
  const { t } = chrome;
  const { ticket, copies, chain, duplicates } = told;
  const words = t.desk;
  const linked = [...new Set([...chain.map((link) => link.number), ...duplicates, ticket.duplicate_of ?? 0])].filter(
    (number) => number > 0 && number !== ticket.number,
  );
  const open = turns[ticket.status] !== null;
  const mine = ticket.assignee_id === viewer.person_id;
  return (
    <aside class="desk-side" aria-label={t.tickets.details}>
      <h2>{words.customer}</h2>
      <Definitions
        items={[
          {
            label: t.common.organization,
            value: (
              <a href={`/desk/organizations/${ticket.organization_id}`}>
                <bdi>{ticket.organization_name}</bdi>
              </a>
            ),
          },
          { label: t.tickets.requester, value: <bdi>{ticket.requester_name}</bdi> },
          { label: words.unit, value: ticket.unit_name && <bdi>{ticket.unit_name}</bdi> },
          { label: t.tickets.copy, value: copies.length > 0 && <bdi>{copies.map(({ name }) => name).join(', ')}</bdi> },
        ].map(({ label, value }) => ({ label, value: value || null }))}
      />
      <h2>{t.tickets.details}</h2>
      <Definitions
        items={[
          { label: t.conversation.kind, value: t.conversation.kinds[ticket.kind] },
          { label: words.severity, value: words.severities[ticket.severity] },
          { label: t.tickets.about, value: [ticket.product_name, ticket.module_name].filter(Boolean).join(' · ') },
          {
            label: t.conversation.routine,
            value: ticket.routine_code && <span class="mono">{ticket.routine_code}</span>,
          },
          { label: t.conversation.release, value: ticket.release_code },
          {
            label: t.conversation.article_read,
            value: ticket.read_kind && ticket.read_slug && (
              <a href={documentPath({ kind: ticket.read_kind, slug: ticket.read_slug })}>
                <bdi>{ticket.read_title}</bdi>
              </a>
            ),
          },
          {
            label: t.conversation.issue,
            value: ticket.issue_key && (
              <>
                <span class="mono">{ticket.issue_key}</span> <bdi>{ticket.issue_title}</bdi>
              </>
            ),
          },
          { label: t.tickets.queue, value: <bdi>{ticket.queue_name}</bdi> },
          { label: words.assignee, value: <bdi>{ticket.assignee_name ?? words.nobody}</bdi> },
          {
            label: words.linked,
            value:
              linked.length > 0 &&
              linked.map((number, index) => [
                index > 0 && ', ',
                <a href={`/desk/tickets/${number}`}>{numberOf(chrome, number)}</a>,
              ]),
          },
        ].map(({ label, value }) => ({ label, value: value || null }))}
      />
      <DetailsView t={t} locale={chrome.locale} details={ticket.details} />
      {open && <a href={`/desk/tickets/${ticket.number}/details`}>{t.opening.edit_details}</a>}
      {open && (
        <>
          <h2>{words.actions}</h2>
          <div class="cluster">
            {!mine && <Now {...props} step="take" />}
            {(ticket.status === 'waiting_customer' || ticket.status === 'waiting_issue') && (
              <Now {...props} step="resumption" />
            )}
            {ticket.status === 'customer_validation' && <Now {...props} step="withdrawal" />}
          </div>
          <Step {...props} step="assignment" shortcut="a">
            <Select
              name="assignee_id"
              label={words.assignee}
              empty={words.nobody}
              value={valueOf(props, 'assignment', 'assignee_id') ?? ticket.assignee_id}
              error={errorIn(props, 'assignment', 'assignee_id')}
              options={choices.people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Step>
          <Step {...props} step="closing" shortcut="s">
            <Select
              name="reason"
              id="closing-reason"
              label={words.reason}
              value={valueOf(props, 'closing', 'reason')}
              options={(['validated', 'administrative'] as const).map((value) => ({
                value,
                label: words.close_reasons[value],
              }))}
            />
            <Words {...props} step="closing" hint={words.closing_hint} />
          </Step>
          <Step {...props} step="queue">
            <Select
              name="queue_id"
              label={t.tickets.queue}
              value={valueOf(props, 'queue', 'queue_id') ?? ticket.queue_id}
              error={errorIn(props, 'queue', 'queue_id')}
              options={choices.queues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Step>
          <Step {...props} step="classification">
            <Select
              name="kind"
              label={t.conversation.kind}
              value={valueOf(props, 'classification', 'kind') ?? ticket.kind}
              options={kinds.map((value) => ({ value, label: t.conversation.kinds[value] }))}
            />
            <Select
              name="severity"
              label={words.severity}
              value={valueOf(props, 'classification', 'severity') ?? ticket.severity}
              options={severities.map((value) => ({ value, label: words.severities[value] }))}
            />
            <TextArea
              name="reason"
              label={words.why}
              hint={words.why_hint}
              rows={2}
              required
              value={valueOf(props, 'classification', 'reason')}
              error={errorIn(props, 'classification', 'reason')}
            />
            <input type="hidden" name="submission_id" value={props.submission_id} />
          </Step>
          {ticket.status !== 'customer_validation' && (
            <Step {...props} step="issue">
              <Field
                name="key"
                label={words.issue_key}
                hint={words.issue_key_hint}
                required
                value={valueOf(props, 'issue', 'key')}
                error={errorIn(props, 'issue', 'key')}
              />
              <Field
                name="title"
                label={words.issue_title}
                hint={words.issue_title_hint}
                maxlength={200}
                value={valueOf(props, 'issue', 'title')}
                error={errorIn(props, 'issue', 'title')}
              />
            </Step>
          )}
          <Step {...props} step="duplicate">
            <Field
              name="duplicate_of"
              label={words.duplicate_of}
              hint={words.duplicate_hint}
              required
              value={valueOf(props, 'duplicate', 'duplicate_of')}
              error={errorIn(props, 'duplicate', 'duplicate_of')}
            />
            <input type="hidden" name="submission_id" value={props.submission_id} />
          </Step>
          <Step {...props} step="cancellation">
            <Words {...props} step="cancellation" hint={words.cancellation_hint} />
          </Step>
        </>
      )}
    </aside>
  );
}

const valueOf = ({ typed }: CaseProps, step: StepName, field: string): string | undefined =>
  typed?.step === step ? typed.form[field] : undefined;
const errorIn = ({ typed, errors }: CaseProps, step: StepName, field: string): string | undefined =>
  typed?.step === step ? errorOf(errors, field) : undefined;
const actionOf = ({ told, listing }: CaseProps, step: StepName): string =>
  `/desk/tickets/${told.ticket.number}/${step}${deskQuery(listing, { after: listing.after })}`;

// What the customer will read, with what its writer had seen.
function Words({ step, hint, ...props }: CaseProps & { step: StepName; hint: string }) {
  const { chrome, seen, submission_id } = props;
  return (
    <>
      <TextArea
        name="message"
        id={`${step}-message`}
        label={chrome.t.desk.message}
        hint={hint}
        rows={3}
        required
        maxlength={message_max}
        value={valueOf(props, step, 'message')}
        error={errorIn(props, step, 'message')}
      />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="submission_id" value={submission_id} />
    </>
  );
}

// One button, nothing to say.
function Now({ step, ...props }: CaseProps & { step: 'take' | 'resumption' | 'withdrawal' }) {
  return (
    <Form action={actionOf(props, step)} csrf={props.chrome.csrf}>
      <Button size="small">{props.chrome.t.desk.steps[step]}</Button>
    </Form>
  );
}

function Step({
  step,
  shortcut,
  children,
  ...props
}: CaseProps & { step: StepName; shortcut?: string; children: ComponentChildren }) {
  const { t, csrf } = props.chrome;
  return (
    <details class="expander" open={props.typed?.step === step}>
      <summary data-shortcut={shortcut}>
        <Icon name="chevron-right" /> {t.desk.steps[step]}
      </summary>
      <div class="expander-body">
        <Form action={actionOf(props, step)} csrf={csrf} label={t.desk.steps[step]}>
          {children}
          <Button size="small">{t.desk.steps[step]}</Button>
        </Form>
      </div>
    </details>
  );
}
