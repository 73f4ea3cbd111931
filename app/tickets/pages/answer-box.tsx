import type { Chrome } from '../../../ui/chrome.ts';
import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { CardBody } from '../../../ui/parts/card.tsx';
import { errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import type { Case } from '../find-case.ts';
import { message_max } from '../ticket.ts';
import {
  DraftButtons,
  DraftFields,
  DraftFiles,
  DraftSaid,
  keepsDraft,
  type OtherDraft,
  OtherDrafts,
} from './answer-draft.tsx';

/** An answer being written: its text, how it will look when that was asked for, and the draft it is kept in. */
export type Draft = {
  message: string;
  submission_id: string;
  preview?: { html: string | null } | undefined;
  /** 0: none yet. */ version: number;
  /** When it was kept, in words. */ saved?: string | undefined;
  files: readonly { id: string; name: string }[];
  /** Other answers begun here and not sent. */ others: readonly OtherDraft[];
};

/** Where the customer answers, with a preview that the server draws. */
export function AnswerBox({
  chrome,
  ticket,
  draft,
  errors,
}: {
  chrome: Chrome;
  ticket: Case;
  draft: Draft;
  errors: readonly Refusal[];
}) {
  const { t } = chrome;
  const words = t.conversation;
  const action = `/tickets/${ticket.number}/messages`;
  return (
    <div class="answer" {...keepsDraft(t, `/api/v1/tickets/${ticket.number}/drafts/`)}>
      <CardBody>
        <Form action={action} csrf={chrome.csrf} unsaved={t.common.unsaved} multipart>
          <DraftFields draft={draft} />
          <div class="answer-fields" data-controller="preview" data-preview-address-value={action}>
            <TextArea
              name="message"
              label={words.answer}
              hint={
                ticket.status === 'customer_validation'
                  ? `${words.answer_in_validation} ${words.answer_hint}`
                  : words.answer_hint
              }
              value={draft.message}
              error={errorOf(errors, 'message')}
              required
              rows={5}
              maxlength={message_max}
            />
            <DraftFiles {...{ t, draft }} action={`/tickets/${ticket.number}/drafts`} />
            <FilesField t={t} error={errorOf(errors, 'files')} address={`/tickets/${ticket.number}/drafts/`} />
            <div class="answer-preview" data-preview-target="place" aria-live="polite">
              {draft.preview && <Preview chrome={chrome} text={draft.message} html={draft.preview.html} />}
            </div>
            <FormActions>
              <Button look="main" icon="send">
                {words.send}
              </Button>
              <button class="button" name="preview" value="on" data-turbo="false" data-action="preview#show">
                <span class="button-text">{words.preview}</span>
              </button>
              <DraftButtons {...{ t, draft }} action={`/tickets/${ticket.number}/drafts`} />
            </FormActions>
            <DraftSaid {...{ t, draft }} />
          </div>
        </Form>
        <OtherDrafts {...{ chrome }} others={draft.others} base={`/tickets/${ticket.number}`} />
      </CardBody>
    </div>
  );
}

function Preview({ chrome, text, html }: { chrome: Chrome; text: string; html: string | null }) {
  return (
    <section class="preview" id="preview" aria-label={chrome.t.conversation.preview_title}>
      <p class="soft small">{chrome.t.conversation.preview_title}</p>
      <Written html={html} text={text} />
    </section>
  );
}
