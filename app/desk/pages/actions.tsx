import type { ComponentChildren } from 'preact';
import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, Form } from '../../../ui/parts/form.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { kinds, message_max, severities } from '../../tickets/ticket.ts';
import { type StepName, steps } from '../steps.ts';
import { deskQuery } from '../view.ts';
import type { CaseProps } from './case.tsx';

/** What can be done with an open request beside answering it. */
export function Actions(props: CaseProps) {
  const { chrome, told, viewer, choices } = props;
  const { t } = chrome;
  const { ticket } = told;
  const words = t.desk;
  const mine = ticket.assignee_id === viewer.person_id;
  return (
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
  const { chrome, seen, submission_id, typed, files } = props;
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
      {typed?.step === step && files.length > 0 && (
        <ul class="files" aria-label={chrome.t.opening.files}>
          {files.map(({ name }) => (
            <li class="file">
              <span class="file-name">{name}</span>
            </li>
          ))}
        </ul>
      )}
      <FilesField t={chrome.t} id={`${step}-files`} error={errorIn(props, step, 'files')} />
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
        <Form action={actionOf(props, step)} csrf={csrf} label={t.desk.steps[step]} multipart={steps[step].files}>
          {children}
          <Button size="small">{t.desk.steps[step]}</Button>
        </Form>
      </div>
    </details>
  );
}
