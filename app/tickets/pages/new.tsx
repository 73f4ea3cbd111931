import type { Member } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { Suggestion } from '../../search/result.ts';
import type { Kind } from '../ticket.ts';
import type { Offered } from './about.tsx';
import { type DraftShown, Drafts } from './drafts.tsx';
import { OpeningFields, openingLabels } from './opening-fields.tsx';
import { Suggestions } from './suggestions.tsx';

type Typed = Record<string, string> & { submission_id: string; draft_version: string };

/** One page, subject first; below the kind only the fields it needs. */
export function NewPage({
  chrome,
  viewer,
  offered,
  drafts,
  files,
  kind,
  typed,
  several,
  suggestions,
  article,
  notice,
  errors,
}: {
  chrome: Chrome;
  viewer: Member;
  offered: Offered;
  drafts: readonly DraftShown[];
  files: readonly { id: string; name: string }[];
  kind: Kind;
  typed: Typed;
  /** The text seems to hold more than one subject. */ several: boolean;
  suggestions: readonly Suggestion[];
  /** What was read before. */
  article: { id: string; title: string } | null;
  notice?: string | undefined;
  errors: readonly Refusal[];
}) {
  const { t, csrf } = chrome;
  const words = t.opening;
  return (
    <Layout chrome={chrome} title={t.tickets.open_ticket} notice={notice} refused={errors.length > 0}>
      <PageHeader title={t.tickets.open_ticket} lead={t.tickets.new_lead} />
      <ErrorSummary t={t} errors={errors} labels={openingLabels(t)} />
      <div
        class="narrow opening"
        data-controller="kind-fields draft suggest"
        data-action="input->suggest#typed"
        data-suggest-address-value="/tickets/new/suggestions"
        data-draft-address-value="/api/v1/drafts/"
        data-draft-saved-value={words.draft_saved_at('{}')}
        data-draft-conflict-value={words.draft_conflict}
        data-draft-failed-value={words.draft_not_saved}
      >
        <Form action="/tickets" csrf={csrf} unsaved={t.common.unsaved} multipart>
          <input type="hidden" name="submission_id" value={typed.submission_id} data-draft-target="id" />
          <input type="hidden" name="draft_version" value={typed.draft_version} data-draft-target="version" />
          {article && (
            <>
              <input type="hidden" name="article" value={article.id} />
              <p class="soft">{words.article_read(article.title)}</p>
            </>
          )}
          <OpeningFields
            {...{ t, viewer, offered, kind, typed, files, errors }}
            redraw="/tickets/drafts"
            files_address="/tickets/drafts/"
            beside_subject={
              <aside class="suggestions" aria-label={words.suggestions} data-suggest-target="list">
                <Suggestions t={t} suggestions={suggestions} />
              </aside>
            }
            beside_description={
              <div data-draft-target="several" hidden={!several}>
                <Callout t={t} kind="tip" title={words.split_title}>
                  <p>{words.split_text}</p>
                  <Button formaction="/tickets/drafts/split" formnovalidate size="small">
                    {words.split}
                  </Button>
                </Callout>
              </div>
            }
          />
          <Callout t={t} kind="attention">
            {t.tickets.essential_only}
          </Callout>
          <FormActions>
            <Button look="main">{t.tickets.send}</Button>
            <Button formaction="/tickets/drafts" formnovalidate>
              {words.draft_save}
            </Button>
            <a href="/tickets">{t.common.cancel}</a>
          </FormActions>
          <p class="hint" data-draft-target="said" role="status" />
        </Form>
      </div>
      <Drafts chrome={chrome} drafts={drafts} />
    </Layout>
  );
}
