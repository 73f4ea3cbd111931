import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { type EntryValues, fieldsOf, type Kind, kinds } from '../entry.ts';
import type { Place } from '../find-entries.ts';
import { places, views } from './views.ts';

/** What is edited; null: something new. */
export type Edited = { id: string; title: string; archived: boolean; version: number } | null;

type Props = {
  chrome: Chrome;
  kind: Kind;
  edited: Edited;
  place: Place;
  /** Where the entry is listed, and where the form leads. */
  back: string;
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
};

/** The words of each field of a kind. */
export function labelsOf(t: Words, kind: Kind): Record<string, string> {
  const { catalog } = t;
  const labels: { [field in keyof EntryValues]-?: string } = {
    code: catalog.code,
    name: catalog.name,
    product_line_id: catalog.line,
    product_id: catalog.products,
    module_id: catalog.module,
    launched_on: catalog.launched_on,
    closed_beta: catalog.closed_beta,
    supported_until: catalog.supported_until,
    extended_until: catalog.extended_until,
    minimum_build: catalog.minimum_build,
  };
  const fields = new Set(fieldsOf(kind));
  return Object.fromEntries(Object.entries(labels).filter(([field]) => fields.has(field)));
}

/** The form of a line, product, module, routine or release. */
export function EntryPage({ chrome, kind, edited, place, back, typed, stored, errors }: Props) {
  const { t, csrf } = chrome;
  const title = edited ? t.catalog.edit_of(edited.title) : t.catalog.new[kind];
  const { path, parent } = kinds[kind];
  const action = `${places.catalog}/${path}/${edited?.id ?? 'new'}`;
  const product = place.product ?? (kind === 'products' ? edited : null);
  const trail = [
    { href: places.catalog, label: t.catalog.catalog },
    ...(product
      ? [{ href: `${places.catalog}/products/${product.id}`, label: 'name' in product ? product.name : product.title }]
      : []),
  ];
  return (
    <DeskLayout chrome={chrome} title={title} views={views(t)} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={trail} current={title} />
      <PageHeader title={title} lead={place.module ? t.catalog.routine_of(place.module.name) : undefined} />
      <ErrorSummary t={t} errors={errors} labels={labelsOf(t, kind)} />
      <div class="stack narrow">
        <StoredNow t={t} stored={stored} typed={typed} labels={storedLabels(t, kind)} />
        <Form action={edited ? `${action}/edit` : action} csrf={csrf} label={title}>
          {edited && <input type="hidden" name="version" value={edited.version} />}
          {!edited && parent && kind !== 'products' && <input type="hidden" name={parent} value={typed[parent]} />}
          {kind === 'products' && (
            <Select
              name="product_line_id"
              label={t.catalog.line}
              value={typed['product_line_id']}
              options={place.lines.map(({ id, name }) => ({ value: id, label: name }))}
              empty={t.common.choose}
              error={errorOf(errors, 'product_line_id')}
              required
            />
          )}
          <Field
            name="code"
            label={t.catalog.code}
            hint={kind === 'releases' ? t.catalog.release_code_hint : t.catalog.code_hint}
            value={typed['code']}
            error={errorOf(errors, 'code')}
            width="short"
            code
            required
            maxlength={kind === 'releases' ? 30 : 20}
          />
          {kind === 'releases' ? (
            <ReleaseFields t={t} typed={typed} errors={errors} />
          ) : (
            <Field
              name="name"
              label={t.catalog.name}
              value={typed['name']}
              error={errorOf(errors, 'name')}
              required
              maxlength={120}
            />
          )}
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={back}>{t.common.cancel}</a>
          </FormActions>
        </Form>
        {edited && (
          <Form action={`${action}/${edited.archived ? 'restoration' : 'archival'}`} csrf={csrf}>
            <p class="soft">{edited.archived ? t.catalog.restore_hint : t.catalog.archive_hint}</p>
            <FormActions>
              <Button>{edited.archived ? t.catalog.restore : t.catalog.archive}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}

// The id of a line would tell nobody anything: its name is among the choices.
function storedLabels(t: Words, kind: Kind): Record<string, string> {
  const { product_line_id: _, ...labels } = labelsOf(t, kind);
  return labels;
}

function ReleaseFields({ t, typed, errors }: { t: Words } & Pick<Props, 'typed' | 'errors'>) {
  const dates = [
    { name: 'launched_on', hint: t.catalog.launched_hint },
    { name: 'supported_until', hint: t.catalog.supported_hint },
    { name: 'extended_until', hint: t.catalog.extended_hint },
  ];
  const labels = labelsOf(t, 'releases');
  return (
    <>
      {dates.map(({ name, hint }) => (
        <Field
          name={name}
          label={labels[name] ?? name}
          hint={hint}
          type="date"
          value={typed[name]}
          error={errorOf(errors, name)}
          optional={t.common.optional}
          width="short"
        />
      ))}
      <Checkbox
        name="closed_beta"
        label={t.catalog.closed_beta}
        hint={t.catalog.closed_beta_hint}
        checked={typed['closed_beta'] === 'on'}
        error={errorOf(errors, 'closed_beta')}
      />
      <Field
        name="minimum_build"
        label={t.catalog.minimum_build}
        value={typed['minimum_build']}
        error={errorOf(errors, 'minimum_build')}
        optional={t.common.optional}
        width="short"
        code
        maxlength={60}
      />
    </>
  );
}
