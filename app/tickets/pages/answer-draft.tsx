import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button } from '../../../ui/parts/button.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import type { Draft } from './answer-box.tsx';

/** Another answer begun on the same request, in its first words. */
export type OtherDraft = { id: string; text: string; saved: string };

type Props = { t: Words; draft: Draft };

/** What the behaviour `draft` needs on the element around a form. `address`: where drafts are put, ending in a slash. */
export const keepsDraft = (t: Words, address: string) => ({
  'data-controller': 'draft',
  'data-draft-address-value': address,
  'data-draft-saved-value': t.opening.draft_saved_at('{}'),
  'data-draft-conflict-value': t.conversation.draft_conflict,
  'data-draft-failed-value': t.opening.draft_not_saved,
});

/** Which draft a form is kept in. */
export function DraftFields({ draft }: { draft: Pick<Draft, 'submission_id' | 'version'> }) {
  return (
    <>
      <input type="hidden" name="submission_id" value={draft.submission_id} data-draft-target="id" />
      <input type="hidden" name="draft_version" value={draft.version} data-draft-target="version" />
    </>
  );
}

/** Files that lie in the draft already. `action`: where it is kept without JavaScript. */
export function DraftFiles({ t, draft: { files }, action }: Props & { action: string }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label={t.opening.files}>
      {files.map(({ id, name }) => (
        <li class="file">
          <span class="file-name">{name}</span>
          <button class="button quiet small" name="remove" value={id} formaction={action} formnovalidate>
            <span class="button-text">{t.opening.file_remove(name)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the draft by hand, or throws it away. `action`: where both go. */
export function DraftButtons({ t, draft, action }: Props & { action: string }) {
  return (
    <>
      <Button look="quiet" formaction={action} formnovalidate>
        {t.opening.draft_save}
      </Button>
      <button
        class="button quiet"
        name="discard"
        value="on"
        formaction={action}
        formnovalidate
        hidden={draft.version === 0}
        data-draft-target="discard"
      >
        <span class="button-text">{t.opening.draft_discard}</span>
      </button>
    </>
  );
}

/** When the draft was kept; the behaviour says it anew. */
export function DraftSaid({ t, draft: { saved } }: Props) {
  return (
    <p class="hint" data-draft-target="said" role="status">
      {saved && t.conversation.draft_kept(saved)}
    </p>
  );
}

/** Other answers begun on the same request: of another device, or another tab. */
export function OtherDrafts({ chrome, others, base }: { chrome: Chrome; others: readonly OtherDraft[]; base: string }) {
  const { t, csrf } = chrome;
  if (others.length === 0) return null;
  return (
    <Expander title={t.conversation.other_drafts(others.length)}>
      <ul class="stack">
        {others.map(({ id, text, saved }) => (
          <li class="cluster">
            <a href={`?draft=${id}`}>{t.opening.draft_continue(text || t.conversation.draft_empty)}</a>
            <span class="soft small">{saved}</span>
            <Form action={`${base}/drafts/${id}/discard`} csrf={csrf} label={t.opening.draft_discard_of(saved)}>
              <Button look="quiet" size="small" icon="trash-2">
                {t.opening.draft_discard}
                <span class="hidden-text"> {text || saved}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Expander>
  );
}
