import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Filters } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { Freshness, ModuleFigures, Reasons, Said, Scope, Weak } from '../find-figures.ts';
import { contentViews } from '../content-views.ts';
import { content_paths } from '../paths.ts';
import { periods_shown } from '../periods.ts';
import { FiguresWhy } from './figures-why.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  scope: Scope;
  fresh: Freshness;
  modules: readonly ModuleFigures[];
  reasons: Reasons;
  said: readonly Said[];
  weak: readonly Weak[];
  products: readonly { id: string; name: string }[];
};

const sumOf = (rows: readonly ModuleFigures[], of: 'reads' | 'yes' | 'no' | 'avoided' | 'opened_after'): number =>
  rows.reduce((sum, row) => sum + row[of], 0);

/** What grows old, what is read, and how often it spared somebody a request. */
export function FiguresPage({ chrome, viewer, now, scope, fresh, modules, reasons, said, weak, products }: Props) {
  const { t } = chrome;
  const { reading } = t;
  const format = formatOf(chrome.locale, viewer.time_zone);
  const number = (value: number) => format.number(value, 0);
  const share = (yes: number, no: number) => (yes + no > 0 ? format.percent(yes / (yes + no)) : '–');
  const totals = {
    reads: sumOf(modules, 'reads'),
    yes: sumOf(modules, 'yes'),
    no: sumOf(modules, 'no'),
    avoided: sumOf(modules, 'avoided'),
    opened_after: sumOf(modules, 'opened_after'),
  };
  const product = products.find(({ id }) => id === scope.product_id);
  const list = (more: Record<string, string>) =>
    `${content_paths.list}?${new URLSearchParams({ ...more, ...(product && { product: product.id }) })}`;
  return (
    <DeskLayout chrome={chrome} title={reading.figures} views={contentViews(t)}>
      <PageHeader title={reading.figures} lead={reading.figures_lead} />
      <Filters
        t={t}
        action={content_paths.figures}
        active={product ? [{ label: product.name, href: `${content_paths.figures}?days=${scope.days}` }] : []}
        clear_href={content_paths.figures}
      >
        <Select
          name="days"
          label={reading.period}
          width="short"
          options={periods_shown.map((days) => ({ value: String(days), label: reading.days(days) }))}
          value={String(scope.days)}
        />
        <Select
          name="product"
          label={reading.product}
          width="short"
          empty={reading.every_product}
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
          value={scope.product_id}
        />
      </Filters>
      <div class="stack">
        <Figures
          title={reading.freshness}
          rows={[
            [reading.published, number(fresh.published), list({ state: 'published' })],
            [reading.overdue, number(fresh.overdue), list({ review: 'due' })],
            [reading.no_review, number(fresh.no_review)],
            [reading.older_than_year, number(fresh.older_than_year)],
            [reading.outdated, number(fresh.outdated), list({ state: 'outdated' })],
            [reading.broken_links, number(fresh.broken_links), list({ links: 'broken' })],
          ]}
        />
        <Figures
          title={reading.use}
          rows={[
            [reading.reads, number(totals.reads)],
            [reading.yes, number(totals.yes)],
            [reading.no, number(totals.no)],
            [reading.share, share(totals.yes, totals.no)],
            [reading.avoided, number(totals.avoided), undefined, reading.avoided_hint],
            [reading.opened_after, number(totals.opened_after)],
          ]}
        />
        <Table
          caption={reading.by_module}
          titled
          rows={modules}
          key_of={({ product_id, module_id }) => `${product_id} ${module_id}`}
          columns={[
            {
              label: reading.module,
              names: true,
              cell: (row) => (
                <bdi>{[row.product_name, row.module_name].filter(Boolean).join(' · ') || t.content.general}</bdi>
              ),
            },
            { label: reading.articles, numeric: true, cell: (row) => number(row.pages) },
            { label: reading.overdue, numeric: true, cell: (row) => number(row.overdue) },
            { label: reading.reads, numeric: true, cell: (row) => number(row.reads) },
            { label: reading.share, numeric: true, cell: (row) => share(row.yes, row.no) },
            { label: reading.avoided, numeric: true, cell: (row) => number(row.avoided) },
            { label: reading.opened_after, numeric: true, cell: (row) => number(row.opened_after) },
          ]}
        />
        <FiguresWhy {...{ chrome, viewer, now, reasons, said, weak, number }} />
      </div>
    </DeskLayout>
  );
}

/** Label, figure, where its rows are, what it means. */
type Figure = [label: string, value: string, href?: string | undefined, hint?: string];

function Figures({ title, rows }: { title: string; rows: readonly Figure[] }) {
  return (
    <section class="card figures" aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {rows.map(([label, value, href, hint]) => (
          <div>
            <dt>
              {label}
              {hint && <span class="hint">{hint}</span>}
            </dt>
            <dd class="numeric">{href ? <a href={href}>{value}</a> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
