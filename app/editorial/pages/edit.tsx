import type { DiffLine } from '../../../lib/text-diff.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Locale } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Diff } from '../../../ui/parts/diff.tsx';
import { ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { documentPath, type DocumentState, isListed } from '../../content/document.ts';
import { beginnings, content_desk, moves, written_kinds } from '../editorial.ts';
import type { Film } from '../../content/find-films.ts';
import { Body } from '../../content/pages/film.tsx';
import { contentViews } from '../../content/content-views.ts';
import { content_paths } from '../../content/paths.ts';
import type { Choices } from '../find-choices.ts';
import type { Edited } from '../find-edited.ts';
import type { NamedDocument } from '../find-list.ts';
import { BesideFields, Broken } from './beside.tsx';
import { labelsOf, MainFields } from './fields.tsx';
import { tones } from './state.tsx';

export type Preview = { html: string | null; text: string; locale: Locale; films: readonly Film[] };
/** What somebody else has written meanwhile: the fields as they are, and what differs in the text. */
export type Overtaken = { stored: Record<string, string>; lines: readonly DiffLine[] };

export type EditProps = {
  chrome: Chrome;
  viewer: Person;
  edited: Edited | null;
  choices: Choices;
  typed: Readonly<Record<string, string | undefined>>;
  errors: readonly Refusal[];
  preview?: Preview | undefined;
  overtaken?: Overtaken | undefined;
  /** What the words of a refused box find. */
  found?: Readonly<Record<string, readonly NamedDocument[]>> | undefined;
  notice?: string | undefined;
};

/** The form of a document, new or as it stands. */
export function EditPage(props: EditProps) {
  const { chrome, edited, typed, errors, preview, overtaken, notice } = props;
  const { t, csrf } = chrome;
  const words = t.editorial;
  const title = edited ? edited.whole.title : words.add;
  const state = edited?.whole.state ?? 'draft';
  const action = edited ? `${content_desk}/${edited.whole.id}` : content_desk;
  return (
    <DeskLayout chrome={chrome} title={title} views={contentViews(t)} refused={errors.length > 0} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: content_desk, label: words.content }]} current={title} />
      <PageHeader title={title} actions={edited && <Actions edited={edited} chrome={chrome} />} />
      {!edited && <Beginnings chrome={chrome} typed={typed} />}
      <ErrorSummary t={t} errors={errors} labels={labelsOf(t)} />
      <script type="module" src={chrome.assets.editor} />
      {overtaken && <Meanwhile {...{ chrome, overtaken, typed }} />}
      <Form action={action} csrf={csrf} label={title} multipart unsaved={t.common.unsaved} class="editing">
        {edited && <input type="hidden" name="version" value={typed['version']} />}
        <input type="hidden" name="kind" value={typed['kind']} />
        <div class="editing-main" data-controller="preview" data-preview-address-value={`${action}/preview`}>
          {edited && <Broken t={t} links={edited.broken} />}
          <MainFields chrome={chrome} typed={typed} errors={errors} />
          <FormActions>
            <button
              class="button"
              name="state"
              value={state}
              formaction={`${action}/preview`}
              formnovalidate
              data-turbo="false"
              data-action="preview#show"
            >
              <Icon name="eye" />
              <span class="button-text">{words.preview}</span>
            </button>
          </FormActions>
          <div data-preview-target="place">{preview && <PreviewOf chrome={chrome} preview={preview} />}</div>
        </div>
        <div class="editing-side">
          <BesideFields {...props} />
        </div>
        <div class="editing-end">
          <Outcomes chrome={chrome} state={state} fresh={edited === null} />
        </div>
      </Form>
    </DeskLayout>
  );
}

function Actions({ edited, chrome }: { edited: Edited; chrome: Chrome }) {
  const { whole } = edited;
  const words = chrome.t.editorial;
  return (
    <>
      <Chip tone={tones[whole.state]}>{words.states[whole.state]}</Chip>
      {whole.kind === 'news' && (
        <LinkButton icon="megaphone" href={`${content_paths.news}/${whole.id}`}>
          {chrome.t.news.desk.change}
        </LinkButton>
      )}
      <LinkButton icon="history" href={`${content_desk}/${whole.id}/revisions`}>
        {words.revisions.title}
      </LinkButton>
      <LinkButton icon="external-link" href={documentPath(whole)}>
        {isListed(whole.state) ? words.see : words.see_draft}
      </LinkButton>
    </>
  );
}

/** What a new document may start from; following one leaves what was typed, so it stands before the form. */
function Beginnings({ chrome: { t }, typed }: { chrome: Chrome; typed: EditProps['typed'] }) {
  const words = t.editorial;
  const address = (kind: string, template: string) => `${content_desk}/new?${new URLSearchParams({ kind, template })}`;
  return (
    <nav class="editing-beginnings" aria-label={words.begin_with}>
      {written_kinds.map((kind) => (
        <p>
          <strong>{t.content.kinds[kind]}</strong>{' '}
          {beginnings[kind].map((template) => (
            <a
              class="pill"
              href={address(kind, template)}
              aria-current={typed['kind'] === kind && typed['template'] === template ? 'page' : undefined}
            >
              {words.templates[template]}
            </a>
          ))}
        </p>
      ))}
    </nav>
  );
}

// The first button is what Enter presses: it keeps the state as it is.
function Outcomes({ chrome: { t }, state, fresh }: { chrome: Chrome; state: DocumentState; fresh: boolean }) {
  const words = t.editorial;
  return (
    <FormActions>
      <Button look="main" name="state" value={state}>
        {fresh || state === 'draft' ? words.save_draft : t.common.save}
      </Button>
      {moves[state].map((to) => (
        <Button name="state" value={to}>
          {words.moves[to]}
        </Button>
      ))}
      <a href={content_desk}>{t.common.cancel}</a>
    </FormActions>
  );
}

/** How the text will look; the behaviour takes it from the answer by its id. */
function PreviewOf({ chrome, preview }: { chrome: Chrome; preview: Preview }) {
  const { t } = chrome;
  return (
    <section id="preview" class="card editing-preview" aria-label={t.editorial.preview_of}>
      {preview.html === null && (
        <Callout t={t} kind="attention" title={t.editorial.plain_title}>
          <p>{t.editorial.plain}</p>
        </Callout>
      )}
      <Body {...{ chrome, ...preview }} id="preview" path={null} playing={null} />
    </section>
  );
}

function Meanwhile({
  chrome: { t },
  overtaken,
  typed,
}: {
  chrome: Chrome;
  overtaken: Overtaken;
  typed: EditProps['typed'];
}) {
  const words = t.editorial.meanwhile;
  const { body: _body, version: _version, ...labels } = labelsOf(t);
  return (
    <section class="stack editing-meanwhile" aria-label={words.title}>
      <p>{words.lead}</p>
      <StoredNow t={t} stored={overtaken.stored} typed={typed} labels={labels} />
      <Diff t={t} lines={overtaken.lines} label={words.difference} lang={typed['locale'] ?? 'pt-BR'} />
    </section>
  );
}
