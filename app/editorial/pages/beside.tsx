import type { Words } from '../../../locales/index.ts';
import { locale_names } from '../../../ui/chrome.ts';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, FieldGroup } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { locales } from '../../../locales/index.ts';
import { audiences, documentPath, templates } from '../../content/document.ts';
import { content_desk, namedOf } from '../editorial.ts';
import type { BrokenLink } from '../find-edited.ts';
import type { EditProps } from './edit.tsx';
import { labelsOf } from './fields.tsx';
import { levelPath } from './tree.tsx';

/** What is said of a document beside its text. */
export function BesideFields(props: EditProps) {
  const { t } = props.chrome;
  const words = t.editorial;
  return (
    <>
      <FieldGroup label={words.groups.place}>
        <Place {...props} />
      </FieldGroup>
      <FieldGroup label={words.groups.readers}>
        <Readers {...props} />
      </FieldGroup>
      <FieldGroup label={words.groups.found}>
        <Found {...props} />
      </FieldGroup>
      <FieldGroup label={words.groups.time}>
        <Time {...props} />
      </FieldGroup>
    </>
  );
}

type Of = EditProps;
const common = ({ chrome: { t }, typed, errors }: Of, name: string) => ({
  name,
  label: labelsOf(t)[name] ?? name,
  value: typed[name],
  error: errorOf(errors, name),
});

function Place(props: Of) {
  const { chrome, typed, choices, edited } = props;
  const { t } = chrome;
  const words = t.editorial;
  const kind = typed['kind'];
  return (
    <>
      <Select
        {...common(props, 'template')}
        options={templates.map((value) => ({ value, label: words.templates[value] }))}
      />
      <Select
        {...common(props, 'place_id')}
        options={choices.places.map(({ value, label, group, module_id }) => ({
          value,
          group,
          label: module_id ? label : words.whole_product(label),
        }))}
        empty={words.no_place}
      />
      <Field {...common(props, 'routine')} hint={words.routine_hint} optional={t.common.optional} width="short" code />
      {kind === 'doc' && (
        <>
          <Named {...props} name="parent" hint={words.parent_hint} kind="doc" />
          {edited && (edited.whole.parent_id || edited.whole.product_id) && (
            <p class="hint">
              <a href={levelPath({ under: edited.whole.parent_id, product_id: edited.whole.product_id })}>
                {words.tree.arrange}
              </a>
            </p>
          )}
          {edited && edited.below > 0 && <p class="hint">{words.below(edited.below)}</p>}
        </>
      )}
      <Field {...common(props, 'slug')} hint={words.slug_hint} optional={t.common.optional} code maxlength={120} />
      {edited && edited.redirects.length > 0 && (
        <p class="hint">
          {words.redirects}{' '}
          {edited.redirects.map((redirect) => (
            <>
              <code>{documentPath(redirect)}</code>{' '}
            </>
          ))}
        </p>
      )}
    </>
  );
}

// Another document is found by words of its title; the list fills while they are typed.
function Named({ name, hint, kind, ...props }: Of & { name: string; hint: string; kind: string }) {
  const list = `${name}-found`;
  return (
    <div
      data-controller="find-choices"
      data-find-choices-address-value={`${content_desk}/links?kind=${kind}`}
      data-action="input->find-choices#typed"
    >
      <Field
        {...common(props, name)}
        hint={hint}
        optional={props.chrome.t.common.optional}
        list={list}
        autocomplete="off"
      />
      <datalist id={list} data-find-choices-target="list">
        {(props.found?.[name] ?? []).map((one) => (
          <option value={namedOf(one)} />
        ))}
      </datalist>
    </div>
  );
}

function Readers(props: Of) {
  const { chrome, typed, edited } = props;
  const { t } = chrome;
  const words = t.editorial;
  return (
    <>
      <Select
        {...common(props, 'audience')}
        options={audiences.map((value) => ({ value, label: t.content.audiences[value] }))}
      />
      {typed['kind'] === 'doc' && (
        <Checkbox
          name="inherits_audience"
          label={words.inherits}
          hint={words.inherits_hint}
          checked={typed['inherits_audience'] === 'on'}
          error={errorOf(props.errors, 'inherits_audience')}
        />
      )}
      <Select {...common(props, 'locale')} options={locales.map((value) => ({ value, label: locale_names[value] }))} />
      <Named {...props} name="variant_of" hint={words.variant_hint} kind={typed['kind'] ?? 'kb'} />
      {edited && edited.variants.length > 0 && (
        <ul class="plain-list">
          {edited.variants.map(({ id, title, locale }) => (
            <li>
              {locale_names[locale as keyof typeof locale_names]}:{' '}
              <a href={`${content_desk}/${id}`}>
                <bdi lang={locale}>{title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Found(props: Of) {
  const { chrome } = props;
  const { t } = chrome;
  const words = t.editorial;
  return (
    <>
      <Field {...common(props, 'codes')} hint={words.codes_hint} optional={t.common.optional} code />
      <Field {...common(props, 'keywords')} hint={words.keywords_hint} optional={t.common.optional} />
      <Field {...common(props, 'source_url')} type="url" optional={t.common.optional} code />
    </>
  );
}

function Time(props: Of) {
  const { chrome, choices, viewer } = props;
  const { t } = chrome;
  const words = t.editorial;
  return (
    <>
      <Select {...common(props, 'release_from_id')} options={choices.releases} empty={words.any_release} />
      <Select {...common(props, 'release_to_id')} options={choices.releases} empty={words.any_release} />
      <Select {...common(props, 'owner_id')} options={choices.owners} empty={words.nobody} />
      <Field {...common(props, 'review_on')} type="date" optional={t.common.optional} width="short" />
      <Field
        {...common(props, 'publish_at')}
        hint={words.publish_hint(viewer.time_zone)}
        type="datetime-local"
        optional={t.common.optional}
        width="short"
      />
      <Field
        {...common(props, 'ends_on')}
        hint={words.ends_hint}
        type="date"
        optional={t.common.optional}
        width="short"
      />
    </>
  );
}

/** Links of the text that lead readers nowhere, and why. */
export function Broken({ t, links }: { t: Words; links: readonly BrokenLink[] }) {
  if (links.length === 0) return null;
  const words = t.editorial.links;
  return (
    <Callout t={t} kind="important" title={words.broken(links.length)}>
      <ul>
        {links.map(({ target, reason }) => (
          <li>
            <code>{pathOf(target)}</code> · {words.reasons[reason]}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

// A target is kept as `kind/slug`.
function pathOf(target: string): string {
  const [kind, slug = ''] = target.split('/');
  return documentPath({ kind: kind as Parameters<typeof documentPath>[0]['kind'], slug });
}
