import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { dayText, momentOf } from '../../moment.ts';
import { document_kinds, document_states, documentPath } from '../../content/document.ts';
import { content_desk } from '../editorial.ts';
import { contentViews } from '../../content/content-views.ts';
import type { Choices } from '../find-choices.ts';
import type { ListedDocument } from '../find-list.ts';
import { tones } from './state.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  today: string;
  query: URLSearchParams;
  choices: Choices;
  rows: readonly ListedDocument[];
  next: string | null;
  writes: boolean;
  notice: string | undefined;
};

/** Everything the vendor has written, in any state. */
export function ContentPage(props: Props) {
  const { chrome, rows, next, writes, notice, query } = props;
  const { t } = chrome;
  const words = t.editorial;
  return (
    <DeskLayout chrome={chrome} title={words.content} views={contentViews(t)} notice={notice}>
      <PageHeader
        title={words.content}
        lead={words.lead}
        actions={
          writes && (
            <>
              <Form action={`${content_desk}/export`} csrf={chrome.csrf} turbo={false}>
                <Button icon="download">{words.export.title}</Button>
              </Form>
              <LinkButton look="main" icon="plus" href={`${content_desk}/new`}>
                {words.add}
              </LinkButton>
            </>
          )
        }
      />
      <Narrowing {...props} />
      {rows.length === 0 ? (
        <Empty icon="file-text" title={words.none}>
          {query.size > 0 ? words.none_here : words.none_hint}
        </Empty>
      ) : (
        <Rows {...props} />
      )}
      <Pagination t={t} previous={null} next={next} />
    </DeskLayout>
  );
}

function Narrowing({ chrome, query, choices }: Props) {
  const { t } = chrome;
  const words = t.editorial;
  const products = choices.places.filter(({ module_id }) => module_id === null);
  const name = (list: readonly { value: string; label: string }[], value: string): string =>
    list.find((each) => each.value === value)?.label ?? value;
  const labelled: Record<string, (value: string) => string> = {
    q: (value) => `“${value}”`,
    kind: (value) => name(kindChoices(chrome), value),
    state: (value) => name(stateChoices(chrome), value),
    product: (value) => name(products, value),
    owner: (value) => name(choices.owners, value),
    review: () => words.views.due,
    links: () => words.views.broken,
  };
  const without = (field: string): string => {
    const rest = new URLSearchParams(query);
    rest.delete(field);
    rest.delete('after');
    return rest.size > 0 ? `${content_desk}?${rest}` : content_desk;
  };
  const active = [...query].filter(([field, value]) => value && Object.hasOwn(labelled, field));
  return (
    <Filters
      t={t}
      action={content_desk}
      active={active.map(([field, value]) => ({ label: labelled[field]?.(value) ?? value, href: without(field) }))}
      clear_href={content_desk}
    >
      <Field name="q" label={words.title_field} type="search" value={query.get('q') ?? ''} maxlength={120} />
      <Select
        name="kind"
        label={words.kind}
        value={query.get('kind')}
        options={kindChoices(chrome)}
        empty={words.any}
      />
      <Select
        name="state"
        label={words.state}
        value={query.get('state')}
        options={stateChoices(chrome)}
        empty={words.any}
      />
      <Select name="product" label={words.product} value={query.get('product')} options={products} empty={words.any} />
      <Select
        name="owner"
        label={words.owner}
        value={query.get('owner')}
        options={choices.owners}
        empty={words.any_owner}
      />
      <Select
        name="review"
        label={words.review}
        value={query.get('review')}
        options={[{ value: 'due', label: words.views.due }]}
        empty={words.any}
      />
      <Select
        name="links"
        label={words.links.title}
        value={query.get('links')}
        options={[{ value: 'broken', label: words.views.broken }]}
        empty={words.any}
      />
    </Filters>
  );
}

export const kindChoices = ({ t }: Chrome) => document_kinds.map((value) => ({ value, label: t.content.kinds[value] }));
export const stateChoices = ({ t }: Chrome) =>
  document_states.map((value) => ({ value, label: t.editorial.states[value] }));

function Rows({ chrome, viewer, now, today, rows, writes }: Props) {
  const { t, locale } = chrome;
  const words = t.editorial;
  return (
    <Table
      caption={words.content}
      rows={rows}
      key_of={({ id }) => id}
      columns={[
        {
          label: words.title_field,
          names: true,
          cell: ({ id, kind, slug, title, locale: lang, broken_links }) => (
            <>
              <a href={writes ? `${content_desk}/${id}` : documentPath({ kind, slug })}>
                <bdi lang={lang}>{title}</bdi>
              </a>
              {broken_links > 0 && <span class="row-detail">{words.links.broken(broken_links)}</span>}
            </>
          ),
        },
        {
          label: words.state,
          cell: ({ state, publish_at }) => (
            <>
              <Chip tone={tones[state]}>{words.states[state]}</Chip>
              {state === 'scheduled' && publish_at && (
                <span class="row-detail">
                  <Time at={momentOf(chrome, viewer, publish_at, now)} />
                </span>
              )}
            </>
          ),
        },
        {
          label: words.place,
          cell: ({ kind, product_name, module_name }) => (
            <>
              <bdi>{[product_name, module_name].filter(Boolean).join(' · ') || '–'}</bdi>
              <span class="row-detail">{t.content.kinds[kind]}</span>
            </>
          ),
        },
        {
          label: words.review,
          cell: ({ review_on, owner_name }) => (
            <>
              {review_on ? (
                <span class={review_on <= today ? 'review-due' : undefined}>
                  {review_on <= today ? words.review_due(dayText(locale, review_on)) : dayText(locale, review_on)}
                </span>
              ) : (
                '–'
              )}
              {owner_name && (
                <span class="row-detail">
                  <bdi>{owner_name}</bdi>
                </span>
              )}
            </>
          ),
        },
        { label: words.changed, cell: ({ updated_at }) => <Time at={momentOf(chrome, viewer, updated_at, now)} /> },
      ]}
    />
  );
}
