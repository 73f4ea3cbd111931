import type { Member } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { FilesField } from '../../../ui/parts/attachments.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import type { Suggestion } from '../../search/result.ts';
import { missingDetails } from '../details.ts';
import { description_max, type Kind, kinds, severities, subject_max } from '../ticket.ts';
import { About, type Offered } from './about.tsx';
import { detailLabels, DetailsFields } from './details.tsx';
import { Suggestions } from './suggestions.tsx';
import { type DraftShown, Drafts } from './drafts.tsx';

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
  const labels = {
    ...detailLabels(t),
    subject: t.tickets.subject,
    description: t.tickets.description,
    module_id: t.tickets.about,
    copy: t.tickets.copy,
    on_behalf_of: t.tickets.on_behalf_of,
    kind: words.kind,
    severity: words.severity,
    routine: words.routine,
    release_id: words.release,
    files: words.files,
  };
  const missing = missingDetails(kind, typed);
  return (
    <Layout chrome={chrome} title={t.tickets.open_ticket} notice={notice} refused={errors.length > 0}>
      <PageHeader title={t.tickets.open_ticket} lead={t.tickets.new_lead} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div
        class="opening"
        data-controller="suggest"
        data-action="input->suggest#typed"
        data-suggest-address-value="/tickets/new/suggestions"
      >
        <div
          class="narrow"
          data-controller="kind-fields draft"
          data-draft-address-value="/api/v1/drafts/"
          data-draft-saved-value={words.draft_saved_at('{}')}
          data-draft-conflict-value={words.draft_conflict}
          data-draft-failed-value={words.draft_not_saved}
        >
          <Form id="opening" action="/tickets" csrf={csrf} unsaved={t.common.unsaved} multipart>
            <input type="hidden" name="submission_id" value={typed.submission_id} data-draft-target="id" />
            {article && (
              <>
                <input type="hidden" name="article" value={article.id} />
                <p class="soft">{words.article_read(article.title)}</p>
              </>
            )}
            <input type="hidden" name="draft_version" value={typed.draft_version} data-draft-target="version" />
            <Field
              name="subject"
              label={t.tickets.subject}
              hint={t.tickets.subject_hint}
              value={typed['subject']}
              error={errorOf(errors, 'subject')}
              required
              maxlength={subject_max}
            />
            <About {...{ t, viewer, offered, typed, errors }} />
            <RadioGroup
              name="kind"
              label={words.kind}
              value={kind}
              look="cards"
              error={errorOf(errors, 'kind')}
              options={kinds.map((value) => ({ value, ...words.kinds[value] }))}
              action="kind-fields#choose"
            />
            <p class="without-script" data-kind-fields-target="button">
              <Button formaction="/tickets/drafts" formnovalidate>
                {words.continue}
              </Button>
            </p>
            <TextArea
              name="description"
              label={t.tickets.description}
              hint={t.tickets.description_hint}
              value={typed['description']}
              error={errorOf(errors, 'description')}
              required
              rows={9}
              maxlength={description_max}
            />
            <div data-draft-target="several" hidden={!several}>
              <Callout t={t} kind="tip" title={words.split_title}>
                <p>{words.split_text}</p>
                <Button formaction="/tickets/drafts/split" formnovalidate size="small">
                  {words.split}
                </Button>
              </Callout>
            </div>
            <RadioGroup
              name="severity"
              label={words.severity}
              value={typed['severity'] ?? 'medium'}
              error={errorOf(errors, 'severity')}
              options={severities.map((value) => ({ value, label: words.severities[value] }))}
            />
            <DetailsFields t={t} kind={kind} typed={typed} errors={errors} switchable />
            {missing.length > 0 && (
              <p class="hint" data-kind-fields-target="hint">
                {words.still_helps}: {missing.map((name) => words.fields[name].label.toLowerCase()).join('; ')}.
              </p>
            )}
            <Field
              name="copy"
              label={t.tickets.copy}
              hint={t.tickets.copy_hint}
              optional={t.common.optional}
              value={typed['copy']}
              error={errorOf(errors, 'copy')}
            />
            {files.length > 0 && (
              <ul class="files" aria-label={words.files}>
                {files.map(({ id, name }) => (
                  <li class="file">
                    <span class="file-name">{name}</span>
                    <button
                      class="button quiet small"
                      name="remove"
                      value={id}
                      formaction="/tickets/drafts"
                      formnovalidate
                    >
                      <span class="button-text">{words.file_remove(name)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <FilesField t={t} error={errorOf(errors, 'files')} address="/tickets/drafts/" />
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
        <aside class="suggestions" aria-label={words.suggestions} aria-live="polite" data-suggest-target="list">
          <Suggestions t={t} suggestions={suggestions} />
        </aside>
      </div>
      <Drafts chrome={chrome} drafts={drafts} />
    </Layout>
  );
}
