import { h } from 'preact';
import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Expander } from '../../../ui/parts/expander.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { controlProps, FieldFrame } from '../../../ui/parts/field-frame.tsx';
import { errorOf, type Refusal } from '../../../ui/parts/form.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { content_desk } from '../editorial.ts';

type Props = {
  chrome: Chrome;
  typed: Readonly<Record<string, string | undefined>>;
  errors: readonly Refusal[];
};

/** The words of each field of a document. */
export function labelsOf(t: Words): Record<string, string> {
  const words = t.editorial;
  return {
    title: words.title_field,
    summary: words.summary,
    body: words.body,
    files: words.files,
    kind: words.kind,
    template: words.template,
    place_id: words.place,
    routine: words.routine,
    codes: t.content.codes,
    keywords: words.keywords,
    release_from_id: words.release_from,
    release_to_id: words.release_to,
    parent: words.parent,
    audience: t.content.audience,
    inherits_audience: words.inherits,
    locale: t.common.language,
    variant_of: words.variant_of,
    slug: words.slug,
    owner_id: words.owner,
    review_on: words.review,
    ends_on: words.ends_on,
    publish_at: words.publish_at,
    source_url: t.content.source,
    state: words.state,
  };
}

/** What is read: title, summary and the text. */
export function MainFields({ chrome, typed, errors }: Props) {
  const { t } = chrome;
  const words = t.editorial;
  const body = { name: 'body', label: words.body, hint: words.body_hint, error: errorOf(errors, 'body') };
  return (
    <>
      <Field
        name="title"
        label={words.title_field}
        value={typed['title']}
        error={errorOf(errors, 'title')}
        required
        maxlength={300}
      />
      <TextArea
        name="summary"
        label={words.summary}
        hint={words.summary_hint}
        value={typed['summary']}
        error={errorOf(errors, 'summary')}
        rows={2}
        optional={t.common.optional}
        maxlength={1000}
      />
      <FieldFrame field={body}>
        {h(
          'markdown-editor',
          {
            'data-files': `${content_desk}/files`,
            'data-links': `${content_desk}/links`,
            'data-blocks': `${content_desk}/blocks`,
            'data-words': JSON.stringify(words.editor),
          },
          <textarea {...controlProps(body)} class="input full mono" rows={22} spellcheck>
            {typed['body'] ? `\n${typed['body']}` : ''}
          </textarea>,
        )}
      </FieldFrame>
      <Field
        name="files"
        label={words.files}
        hint={words.files_hint}
        error={errorOf(errors, 'files')}
        type="file"
        optional={t.common.optional}
      />
      <Expander title={words.dialect_title}>
        <p>{words.dialect_lead}</p>
        <pre class="editing-dialect">{words.dialect}</pre>
      </Expander>
    </>
  );
}
