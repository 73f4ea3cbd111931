import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { type Choice, Select } from '../../../ui/parts/select.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { locale_names } from '../../../ui/chrome.ts';
import { areas, audiences } from '../../content/document.ts';
import type { Edited } from '../find.ts';
import { video_states } from '../video.ts';
import { VideoFiles } from './edit-files.tsx';

/** A module a video can be about. */
export type ModuleChoice = { id: string; code: string; name: string; product_name: string };

type Props = {
  chrome: Chrome;
  edited: Edited | null;
  modules: readonly ModuleChoice[];
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
  notice?: string | undefined;
};

export const labelsOf = (t: Words): Record<string, string> => ({
  title: t.videos.name,
  summary: t.videos.summary,
  module_id: t.videos.module,
  routine: t.videos.routine,
  locale: t.videos.language,
  audience: t.videos.audience,
  state: t.videos.state,
  youtube: t.videos.youtube,
  duration: t.videos.duration,
  chapters: t.videos.chapters,
  transcript: t.videos.transcript,
  articles: t.videos.articles,
  keywords: t.videos.keywords,
  review_on: t.videos.review_on,
  file: t.videos.file,
  captions: t.videos.captions_file,
});

/** The form of a video; what it plays and its captions have forms of their own below it, so that a refusal never loses a file. */
export function EditVideoPage({ chrome, edited, modules, typed, stored, errors, notice }: Props) {
  const { t, csrf } = chrome;
  const words = t.videos;
  const labels = labelsOf(t);
  const title = edited ? words.edit_of(edited.title) : words.new_one;
  const { module_id: _, locale: _of, ...comparable } = labels;
  return (
    <DeskLayout chrome={chrome} title={title} refused={errors.length > 0} notice={notice}>
      <Breadcrumb t={t} trail={[{ href: '/desk/videos', label: words.desk }]} current={title} />
      <PageHeader
        title={title}
        actions={edited && <LinkButton href={`${areas.video}/${edited.slug}`}>{words.see}</LinkButton>}
      />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div class="stack narrow">
        <StoredNow t={t} stored={stored} typed={typed} labels={comparable} />
        <Form
          action={edited ? `/desk/videos/${edited.id}` : '/desk/videos/new'}
          csrf={csrf}
          label={title}
          unsaved={t.common.unsaved}
        >
          {edited && <input type="hidden" name="version" value={edited.version} />}
          <Fields {...{ chrome, labels, modules, typed, errors }} />
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href="/desk/videos">{t.common.cancel}</a>
          </FormActions>
        </Form>
        {edited && <VideoFiles chrome={chrome} edited={edited} errors={errors} />}
      </div>
    </DeskLayout>
  );
}

type FieldsProps = Pick<Props, 'chrome' | 'modules' | 'typed' | 'errors'> & { labels: Record<string, string> };

function Fields({ chrome: { t }, labels, modules, typed, errors }: FieldsProps) {
  const words = t.videos;
  const { optional } = t.common;
  const field = (name: string) => ({
    name,
    label: labels[name] ?? name,
    value: typed[name] ?? '',
    error: errorOf(errors, name),
  });
  const choice = (value: string, label: string): Choice => ({ value, label });
  return (
    <>
      <Field {...field('title')} required maxlength={300} />
      <TextArea {...field('summary')} hint={words.summary_hint} optional={optional} rows={2} maxlength={1000} />
      <Select
        {...field('module_id')}
        options={modules.map(({ id, code, name, product_name }) => ({
          value: id,
          label: `${code} · ${name}`,
          group: product_name,
        }))}
        empty={words.no_module}
        optional={optional}
      />
      <Field {...field('routine')} hint={words.routine_hint} optional={optional} width="short" code maxlength={20} />
      <Field {...field('youtube')} hint={words.youtube_hint} optional={optional} inputmode="url" maxlength={300} />
      <Field {...field('duration')} hint={words.duration_hint} optional={optional} width="code" maxlength={20} />
      <TextArea {...field('chapters')} hint={words.chapters_hint} optional={optional} rows={6} />
      <TextArea {...field('transcript')} hint={words.transcript_edit_hint} optional={optional} rows={14} />
      <TextArea {...field('articles')} hint={words.articles_hint} optional={optional} rows={3} />
      <Field {...field('keywords')} hint={words.keywords_hint} optional={optional} />
      <Select
        {...field('locale')}
        options={Object.entries(locale_names).map(([value, label]) => choice(value, label))}
      />
      <Select {...field('audience')} options={audiences.map((value) => choice(value, t.content.audiences[value]))} />
      <Select {...field('state')} options={video_states.map((value) => choice(value, words.states[value]))} />
      <Field {...field('review_on')} type="date" optional={optional} width="short" />
    </>
  );
}
