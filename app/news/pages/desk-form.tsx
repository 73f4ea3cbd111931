import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { content_paths } from '../../content/paths.ts';
import { contentViews } from '../../content/content-views.ts';
import { audiences, document_states } from '../../content/document.ts';
import type { OfferedRelease } from '../find-desk.ts';
import type { OfferedModule } from '../find-subscriber.ts';
import { categories, desk_path, itemPath } from '../news.ts';
import { byProduct } from './subscribe.tsx';

/** A form of a news item as it is filled in: fields by name, boxes by `on`. */
export type TypedNews = Readonly<Record<string, string>>;

type Props = {
  chrome: Chrome;
  /** Null: a new one. */
  item: { id: string; slug: string; listed: boolean } | null;
  typed: TypedNews;
  errors: readonly Refusal[];
  modules: readonly OfferedModule[];
  releases: readonly OfferedRelease[];
};

/** Writes a news item: its text, whom it concerns, its dates and by which channels it goes out. */
export function NewsFormPage({ chrome, item, typed, errors, modules, releases }: Props) {
  const { t, csrf } = chrome;
  const words = t.news.desk;
  const title = item ? words.change : words.add;
  const here = item ? `${desk_path}/${item.id}` : desk_path;
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: errorOf(errors, name),
  });
  const labels = {
    title: words.title_field,
    summary: words.summary,
    body: words.body,
    category: t.news.category,
    module_ids: t.news.modules,
    effective_on: words.effective_on,
    states: words.states_field,
    expected_on: words.expected_on,
    release_id: words.release,
    publish_at: words.publish_at,
    ends_on: words.ends_on,
  };
  const missing = errorOf(errors, 'module_ids');
  return (
    <DeskLayout chrome={chrome} views={contentViews(chrome.t)} title={title} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: desk_path, label: words.title }]} current={title} />
      <PageHeader
        title={title}
        actions={
          item && (
            <>
              <LinkButton href={`${content_paths.list}/${item.id}/revisions`} size="small" icon="history">
                {t.editorial.revisions.title}
              </LinkButton>
              {item.listed && (
                <>
                  <LinkButton href={itemPath(item)} size="small">
                    {words.view}
                  </LinkButton>
                  <LinkButton href={`${here}/short`} size="small" icon="copy">
                    {words.short}
                  </LinkButton>
                </>
              )}
            </>
          )
        }
      />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <Form action={here} csrf={csrf} unsaved={t.common.unsaved} class="news-form">
        {item && <input type="hidden" name="version" value={typed['version']} />}
        <FieldGroup label={words.text}>
          <Field {...field('title', words.title_field)} required maxlength={300} />
          <TextArea {...field('summary', words.summary, words.summary_hint)} rows={3} maxlength={1000} />
          <TextArea {...field('body', words.body, words.body_hint)} rows={14} required />
          <Select
            {...field('locale', words.language)}
            width="short"
            options={(['pt-BR', 'en', 'es'] as const).map((value) => ({ value, label: locale_names[value] }))}
          />
        </FieldGroup>
        <div class="stack">
          <FieldGroup label={words.concerns}>
            <Select
              {...field('category', t.news.category)}
              width="short"
              required
              empty={t.common.choose}
              options={categories.map((value) => ({ value, label: t.news.categories[value] }))}
            />
            <Select
              {...field('audience', words.audience)}
              width="short"
              options={audiences.map((value) => ({ value, label: t.content.audiences[value] }))}
            />
            <div id="module_ids" class="news-modules" tabindex={-1}>
              <p class="hint">{words.modules_hint}</p>
              {missing && <p class="field-error">{missing}</p>}
              {byProduct(modules).map(([product, of_product]) => (
                <FieldGroup label={product}>
                  <div class="tiles">
                    {of_product.map(({ id, name }) => (
                      <Checkbox name={`module.${id}`} label={name} checked={typed[`module.${id}`] === 'on'} />
                    ))}
                  </div>
                </FieldGroup>
              ))}
            </div>
          </FieldGroup>
          <FieldGroup label={words.dates}>
            <Select
              {...field('state', words.state)}
              width="short"
              options={document_states.map((value) => ({ value, label: words.states[value] }))}
            />
            <Field
              {...field('publish_at', words.publish_at, words.publish_at_hint)}
              type={'datetime-local' as 'date'}
              width="short"
            />
            <Field {...field('ends_on', words.ends_on, words.ends_on_hint)} type="date" width="short" />
            <Field {...field('effective_on', words.effective_on, words.effective_hint)} type="date" width="short" />
            <Field {...field('states', words.states_field, words.states_hint)} maxlength={200} />
            <Field {...field('expected_on', words.expected_on, words.expected_hint)} type="date" width="short" />
            <Select
              {...field('release_id', words.release)}
              width="short"
              empty={words.no_release}
              options={releases.map(({ id, code, product_name }) => ({ value: id, label: code, group: product_name }))}
            />
          </FieldGroup>
          <FieldGroup label={words.channels}>
            <Checkbox name="pinned" label={words.pinned} checked={typed['pinned'] === 'on'} />
            <Checkbox name="by_mail" label={words.by_mail} checked={typed['by_mail'] === 'on'} />
            <Checkbox name="in_product" label={words.in_product} checked={typed['in_product'] === 'on'} />
          </FieldGroup>
        </div>
        <FormActions>
          <Button look="main">{t.common.save}</Button>
        </FormActions>
      </Form>
    </DeskLayout>
  );
}
