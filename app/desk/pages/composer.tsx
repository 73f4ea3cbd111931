import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { errorOf, Form, FormActions } from '../../../ui/parts/form.tsx';
import {
  DraftButtons,
  DraftFields,
  DraftFiles,
  DraftSaid,
  keepsDraft,
  OtherDrafts,
} from '../../tickets/pages/answer-draft.tsx';
import { message_max } from '../../tickets/ticket.ts';
import { intents } from '../steps.ts';
import { deskQuery } from '../view.ts';
import type { CaseProps } from './case.tsx';

const keys: Partial<Record<(typeof intents)[number], string>> = { answer: 'r', note: 'n' };

/** One text and what becomes of it: answer, internal note, proposal, question. */
export function Composer({ chrome, listing, told, seen, draft, intent: chosen, typed, errors, news = 0 }: CaseProps) {
  const { t } = chrome;
  const base = `/desk/tickets/${told.ticket.number}`;
  const place = deskQuery(listing, { after: listing.after });
  const keeps = `${base}/drafts${place}`;
  const own = typed?.step === 'messages' ? errors : [];
  const error = errorOf(own, 'message');
  return (
    <div class="composer" {...keepsDraft(t, `/api/v1/tickets/${told.ticket.number}/drafts/`)}>
      <Form
        action={`${base}/messages${place}`}
        csrf={chrome.csrf}
        unsaved={t.common.unsaved}
        label={t.desk.compose}
        multipart
      >
        <DraftFields draft={draft} />
        <input type="hidden" name="seen" value={seen} />
        <fieldset class="composer-intents" data-about="message">
          <legend class="hidden-text">{t.desk.intent}</legend>
          {intents.map((intent) => (
            <label class={`composer-intent ${intent}`}>
              <input
                type="radio"
                name="intent"
                value={intent}
                checked={intent === chosen}
                data-shortcut={keys[intent]}
              />
              <span>{t.desk.intents[intent]}</span>
            </label>
          ))}
        </fieldset>
        <label class="hidden-text" for="message">
          {t.desk.message}
        </label>
        <textarea
          id="message"
          name="message"
          class="input full"
          rows={5}
          maxlength={message_max}
          required
          placeholder={t.desk.message_hint}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'message-error' : undefined}
          data-live-box
          data-action="input->live#writing"
        >
          {draft.message}
        </textarea>
        {error && (
          <p class="field-error" id="message-error">
            {error}
          </p>
        )}
        <DraftFiles {...{ t, draft }} action={keeps} />
        <FilesField t={t} error={errorOf(own, 'files')} address={`${base}/drafts/`} />
        <FormActions>
          <Button look="main" icon="send">
            {news > 0 && typed?.step === 'messages' ? t.desk.send_anyway : t.conversation.send}
          </Button>
          <DraftButtons {...{ t, draft }} action={keeps} />
        </FormActions>
        <DraftSaid {...{ t, draft }} />
      </Form>
      <OtherDrafts chrome={chrome} others={draft.others} base={base} />
    </div>
  );
}
