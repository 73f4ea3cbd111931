import type { ComponentChildren } from 'preact';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { dayText, numberText } from '../../moment.ts';
import { resultPath } from '../address.ts';
import { listed, often, type Period, periods, type Searched, type Unopened } from '../find-log.ts';
import { kept_days } from '../forget-searches.ts';
import { editor_paths } from '../editors.ts';
import { EditorTabs } from './editor-tabs.tsx';

type Props = { chrome: Chrome; days: Period };

function PeriodForm({ chrome, days, action, children }: Props & { action: string; children?: ComponentChildren }) {
  const { t } = chrome;
  const words = t.search.editors;
  return (
    <search class="filters" aria-label={t.common.filters}>
      <form action={action} class="filter-form">
        {children}
        <Select
          name="days"
          label={words.period}
          value={String(days)}
          options={periods.map((value) => ({ value: String(value), label: words.days(value) }))}
        />
        <Button icon="list-filter">{t.common.filter}</Button>
      </form>
    </search>
  );
}

type SearchesProps = Props & { which: 'none' | 'unopened'; rows: readonly Searched[] };

/** What customers searched for and did not find, or found and did not open. */
export function SearchesPage({ chrome, days, which, rows }: SearchesProps) {
  const { t, locale } = chrome;
  const words = t.search.editors;
  return (
    <DeskLayout chrome={chrome} title={words.title}>
      <PageHeader title={words.title} lead={words.lead(kept_days)} />
      <EditorTabs chrome={chrome} current="searches" />
      <PeriodForm chrome={chrome} days={days} action={editor_paths.searches}>
        <Select
          name="show"
          label={words.which}
          value={which}
          options={[
            { value: 'none', label: words.nothing_found },
            { value: 'unopened', label: words.nothing_opened },
          ]}
        />
      </PeriodForm>
      {rows.length === 0 ? (
        <Empty icon="check" title={words.no_searches}>
          {words.no_searches_hint}
        </Empty>
      ) : (
        <Table
          caption={which === 'none' ? words.nothing_found : words.nothing_opened}
          rows={rows}
          key_of={({ words: said, locale: of }) => `${of} ${said}`}
          columns={[
            {
              label: words.searched,
              names: true,
              cell: ({ words: said }) => (
                <a href={`/search?${new URLSearchParams({ q: said.replaceAll('…', '').trim() })}`}>
                  <bdi>{said}</bdi>
                </a>
              ),
            },
            { label: t.common.language, cell: ({ locale: of }) => locale_names[of] },
            { label: words.asked, numeric: true, cell: ({ asked }) => numberText(locale, asked) },
            ...(which === 'none'
              ? [
                  {
                    label: words.unanswered,
                    numeric: true,
                    cell: ({ unanswered }: Searched) => numberText(locale, unanswered),
                  },
                ]
              : []),
            { label: words.last, cell: ({ last_day }) => dayText(locale, last_day) },
            {
              label: words.mend,
              cell: ({ words: said, locale: of }) => (
                <a
                  href={`${editor_paths.synonyms}/new?${new URLSearchParams({ locale: of, words: said.replaceAll('…', ' ').trim() })}`}
                >
                  {words.write_synonym}
                </a>
              ),
            },
          ]}
        />
      )}
      {rows.length === listed && <p class="soft small">{words.first(listed)}</p>}
    </DeskLayout>
  );
}

/** Documents that searches show and nobody opens. */
export function UnopenedPage({ chrome, days, rows }: Props & { rows: readonly Unopened[] }) {
  const { t, locale } = chrome;
  const words = t.search.editors;
  return (
    <DeskLayout chrome={chrome} title={words.tabs.unopened}>
      <PageHeader title={words.title} lead={words.unopened_lead(often)} />
      <EditorTabs chrome={chrome} current="unopened" />
      <PeriodForm chrome={chrome} days={days} action={editor_paths.unopened} />
      {rows.length === 0 ? (
        <Empty icon="check" title={words.no_unopened}>
          {words.no_unopened_hint}
        </Empty>
      ) : (
        <Table
          caption={words.tabs.unopened}
          rows={rows}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.document,
              names: true,
              cell: ({ type, slug, title, locale: of }) => (
                <a href={resultPath({ type, slug, number: null }, true)}>
                  <bdi lang={of}>{title}</bdi>
                </a>
              ),
            },
            { label: t.search.by_type, cell: ({ type }) => t.search.types[type] },
            { label: t.search.by_product, cell: ({ product_name }) => product_name && <bdi>{product_name}</bdi> },
            { label: words.shown, numeric: true, cell: ({ shown }) => numberText(locale, shown) },
            { label: words.last, cell: ({ last_day }) => dayText(locale, last_day) },
          ]}
        />
      )}
      {rows.length === listed && <p class="soft small">{words.first(listed)}</p>}
    </DeskLayout>
  );
}
