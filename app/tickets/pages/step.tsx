import type { ComponentChildren } from 'preact';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { CodeBlock } from '../../../ui/parts/code.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { message_max } from '../ticket.ts';
import type { Draft } from './answer-box.tsx';
import { DraftButtons, DraftFields, DraftFiles, DraftSaid, keepsDraft, OtherDrafts } from './answer-draft.tsx';
import { numberOf } from './event.tsx';
import { Meanwhile } from './meanwhile.tsx';
import type { Told } from '../read-case.ts';

export type StepName = 'not_solved' | 'cancel' | 'follow_up';

type Props = {
  chrome: Chrome;
  viewer: Person;
  told: Told;
  now: Date;
  step: StepName;
  typed: Draft;
  errors?: readonly Refusal[];
  /** It came here because the request no longer takes what was sent. */ refused?: boolean;
  notice?: string | undefined;
};

/** A step that asks for some words first: not solved yet, cancelling, following up. */
export function StepPage({ chrome, viewer, told, now, step, typed, errors = [], refused = false, notice }: Props) {
  const { t, csrf } = chrome;
  const { ticket } = told;
  const words = t.conversation;
  const number = numberOf(chrome, ticket.number);
  const here = `/tickets/${ticket.number}`;
  // A withdrawal says why in a line; the others are answers, which may take a while.
  const kept = step !== 'cancel';
  const steps = {
    not_solved: {
      title: words.not_solved,
      lead: words.not_solved_lead,
      label: words.what_happened,
      hint: words.what_happened_hint,
      action: `${here}/validation`,
      verb: words.give_back,
      back: words.back,
    },
    cancel: {
      title: words.cancel_title,
      lead: words.cancel_lead,
      label: words.cancel_why,
      hint: words.cancel_why_hint,
      action: `${here}/cancellation`,
      verb: words.cancel_it,
      back: words.keep_it,
    },
    follow_up: {
      title: words.follow_up_title,
      lead: words.follow_up_lead(number),
      label: words.follow_up_message,
      hint: words.answer_hint,
      action: `${here}/follow-ups`,
      verb: words.follow_up_send,
      back: words.back,
    },
  }[step];
  return (
    <Frame {...{ chrome, told }} title={steps.title} lead={steps.lead} refused={errors.length > 0} notice={notice}>
      {refused && <Meanwhile {...{ chrome, viewer, told, now }} kept />}
      {refused && <p>{words.meanwhile_follow_up}</p>}
      <ErrorSummary t={t} errors={errors} labels={{ message: steps.label, files: t.opening.files }} />
      <div class="narrow" {...(kept && keepsDraft(t, `/api/v1${here}/drafts/`))}>
        <Form action={steps.action} csrf={csrf} unsaved={t.common.unsaved} multipart={kept}>
          {kept ? (
            <DraftFields draft={typed} />
          ) : (
            <input type="hidden" name="submission_id" value={typed.submission_id} />
          )}
          {step === 'not_solved' && <input type="hidden" name="outcome" value="not_solved" />}
          <TextArea
            name="message"
            label={steps.label}
            hint={steps.hint}
            value={typed.message}
            error={errorOf(errors, 'message')}
            required={kept}
            optional={kept ? undefined : t.common.optional}
            rows={6}
            maxlength={message_max}
          />
          {kept && <DraftFiles t={t} draft={typed} action={`${here}/drafts`} />}
          {kept && <FilesField t={t} error={errorOf(errors, 'files')} address={`${here}/drafts/`} />}
          <FormActions>
            <Button look={kept ? 'main' : 'danger'}>{steps.verb}</Button>
            {kept && <DraftButtons t={t} draft={typed} action={`${here}/drafts`} />}
            <a href={here}>{steps.back}</a>
          </FormActions>
          {kept && <DraftSaid t={t} draft={typed} />}
        </Form>
        {kept && <OtherDrafts chrome={chrome} others={typed.others} base={here} />}
      </div>
    </Frame>
  );
}

/** What was written can go nowhere on this request: it is shown, to be taken elsewhere. */
export function TooLatePage({
  chrome,
  viewer,
  told,
  now,
  message,
}: Omit<Props, 'step' | 'errors' | 'refused' | 'notice' | 'typed'> & { message: string }) {
  const words = chrome.t.conversation;
  return (
    <Frame {...{ chrome, told }} title={told.ticket.subject} refused>
      <Meanwhile {...{ chrome, viewer, told, now }} kept={message !== ''} />
      <p>{words.meanwhile_new}</p>
      {message && <CodeBlock t={chrome.t} text={message} label={words.your_text} />}
      <div class="cluster">
        <LinkButton href="/tickets/new" look="main">
          {chrome.t.tickets.open_ticket}
        </LinkButton>
        <a href={`/tickets/${told.ticket.number}`}>{words.back}</a>
      </div>
    </Frame>
  );
}

function Frame({
  chrome,
  told: { ticket },
  title,
  lead,
  refused,
  notice,
  children,
}: {
  chrome: Chrome;
  told: Told;
  title: string;
  lead?: string;
  refused: boolean;
  notice?: string | undefined;
  children: ComponentChildren;
}) {
  const { t } = chrome;
  const trail = [
    { href: '/tickets', label: t.tickets.tickets },
    { href: `/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
  ];
  return (
    <Layout chrome={chrome} title={title} notice={notice} refused={refused}>
      <Breadcrumb t={t} trail={trail} current={title} />
      <div class="stack">
        <PageHeader title={title} lead={lead} />
        {children}
      </div>
    </Layout>
  );
}
