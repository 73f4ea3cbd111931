import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader, Row, Rows } from '../../../ui/parts/card.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { Icon } from '../../../ui/parts/icon.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { resultPath } from '../address.ts';
import { content_locales, type Found } from '../result.ts';
import { words_max } from '../synonym.ts';
import { countOf } from './count.ts';
import { editor_paths } from '../editors.ts';
import { EditorTabs } from './editor-tabs.tsx';

export type TypedSynonyms = { locale: string; way: string; words: string; leads_to: string; version: number };
export type Preview = { q: string; before: Found; after: Found };

type Props = {
  chrome: Chrome;
  /** Null: a new group. */
  id: string | null;
  typed: TypedSynonyms;
  errors: readonly Refusal[];
  preview: Preview | undefined;
  /** What somebody else kept meanwhile. */
  stored: TypedSynonyms | null;
};

/** One group of words that mean the same: the words, and what they change before anybody else sees it. */
export function SynonymPage({ chrome, id, typed, errors, preview, stored }: Props) {
  const { t, csrf } = chrome;
  const words = t.search.synonyms;
  const title = id ? words.change : words.add;
  const here = id ? `${editor_paths.synonyms}/${id}` : editor_paths.synonyms;
  const labels = { locale: t.common.language, way: words.way, words: words.words, leads_to: words.leads_to };
  const shown = ({ locale, way, words: said, leads_to }: TypedSynonyms) => ({ locale, way, words: said, leads_to });
  return (
    <DeskLayout chrome={chrome} title={title} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: editor_paths.synonyms, label: words.title }]} current={title} />
      <PageHeader title={title} lead={words.form_lead} />
      <EditorTabs chrome={chrome} current="synonyms" />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <StoredNow t={t} stored={stored && shown(stored)} typed={shown(typed)} labels={labels} />
      <div class="synonym">
        <Form action={here} csrf={csrf} unsaved={t.common.unsaved}>
          {id && <input type="hidden" name="version" value={typed.version} />}
          <TextArea
            name="words"
            label={words.words}
            hint={words.words_hint(words_max)}
            value={typed.words}
            rows={3}
            required
            error={errorOf(errors, 'words')}
          />
          <RadioGroup
            name="way"
            label={words.way}
            value={typed.way}
            options={[
              { value: 'both', label: words.both_ways, hint: words.both_ways_hint },
              { value: 'one', label: words.one_way, hint: words.one_way_hint },
            ]}
            error={errorOf(errors, 'way')}
          />
          <TextArea
            name="leads_to"
            label={words.leads_to}
            hint={words.leads_to_hint}
            value={typed.leads_to}
            rows={2}
            optional={words.only_one_way}
            error={errorOf(errors, 'leads_to')}
          />
          <Select
            name="locale"
            label={t.common.language}
            value={typed.locale}
            options={content_locales.map((value) => ({ value, label: locale_names[value] }))}
            error={errorOf(errors, 'locale')}
          />
          <FieldGroup label={words.try} hint={words.try_hint}>
            <Field name="sample" label={words.sample} value={preview?.q ?? ''} maxlength={200} />
            {/* Turbo wants every form to lead elsewhere; this one comes back. */}
            <p>
              <button class="button" formaction={`${here}/preview#effect`} formnovalidate data-turbo="false">
                <Icon name="eye" />
                <span class="button-text">{words.preview}</span>
              </button>
            </p>
          </FieldGroup>
          <FormActions>
            <Button look="main">{t.common.save}</Button>
          </FormActions>
        </Form>
        {preview && (
          <div class="synonym-effect" id="effect">
            <Effect chrome={chrome} title={words.before(preview.q)} found={preview.before} beside={null} />
            <Effect chrome={chrome} title={words.after(preview.q)} found={preview.after} beside={preview.before} />
          </div>
        )}
      </div>
      {id && (
        <Form action={`${here}/remove`} csrf={csrf}>
          <FormActions>
            <Button look="danger">{words.remove}</Button>
          </FormActions>
        </Form>
      )}
    </DeskLayout>
  );
}

type EffectProps = {
  chrome: Chrome;
  title: string;
  found: Found;
  /** What was found before: the rest is new. */ beside: Found | null;
};

function Effect({ chrome, title, found, beside }: EffectProps) {
  const { t } = chrome;
  const known = new Set(beside?.results.map(({ id }) => id));
  return (
    <Card label={title}>
      <CardHeader title={title} />
      <CardBody>
        <p class="soft small">{countOf(chrome, found)}</p>
      </CardBody>
      <Rows>
        {found.results.map((result) => (
          <Row
            href={resultPath(result, true)}
            title={result.title}
            lang={result.locale ?? undefined}
            mark={beside && !known.has(result.id) ? t.search.synonyms.new : undefined}
            detail={t.search.types[result.type]}
          />
        ))}
      </Rows>
    </Card>
  );
}
