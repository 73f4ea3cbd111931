import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Card, CardBody, CardHeader, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import type { NamedModule, NewsRow } from '../find.ts';
import {
  calendar_path,
  categories,
  type Category,
  legislation_path,
  type ModuleName,
  news_path,
  subscribe_path,
} from '../news.ts';
import { NewsLine, type Today } from './facts.tsx';

/** The ways to follow news. */
export function NewsTabs({ chrome, current }: { chrome: Chrome; current: 'all' | 'legislation' | 'subscribe' }) {
  const { tabs, tabs_label } = chrome.t.news;
  const places = { all: news_path, legislation: legislation_path, subscribe: subscribe_path };
  return (
    <Tabs
      label={tabs_label}
      tabs={(['all', 'legislation', 'subscribe'] as const).map((name) => ({
        href: places[name],
        label: tabs[name],
        current: name === current,
      }))}
    />
  );
}

/** A module as an address names it. */
export const moduleValue = ({ product_code, code }: NamedModule): string => `${product_code}/${code}`;

export function ModuleSelect({
  chrome,
  modules,
  value,
}: {
  chrome: Chrome;
  modules: readonly NamedModule[];
  value: string;
}) {
  const words = chrome.t.news;
  return (
    <Select
      name="module"
      label={words.module}
      value={value}
      empty={words.any_module}
      options={modules.map((one) => ({ value: moduleValue(one), label: one.name, group: one.product_name }))}
    />
  );
}

/** What of a list is chosen, as its address says. `mine` is undefined for whoever has no organisation. */
export type Choice = {
  category: Category | null;
  module: ModuleName | null;
  mine: boolean | undefined;
  past: boolean;
};

type Props = {
  chrome: Chrome;
  at: Today;
  choice: Choice;
  modules: readonly NamedModule[];
  pinned: readonly NewsRow[];
  rows: readonly NewsRow[];
  next: string | null;
};

/** The address of a choice. */
export function choicePath({ category, module, mine, past }: Choice): string {
  const query = new URLSearchParams({
    ...(category && { category }),
    ...(module && { module: module.product ? `${module.product}/${module.module}` : module.module }),
    ...(mine && { mine: 'on' }),
    ...(past && { show: 'past' }),
  });
  return query.size > 0 ? `${news_path}?${query}` : news_path;
}

/** News, the newest first; pinned ones before them. */
export function NewsPage({ chrome, at, choice, modules, pinned, rows, next }: Props) {
  const { t } = chrome;
  const words = t.news;
  const { category, module, mine, past } = choice;
  const named = module && modules.find((one) => isNamed(one, module));
  const active = [
    category && { label: words.categories[category], href: choicePath({ ...choice, category: null }) },
    module && { label: named?.name ?? module.module, href: choicePath({ ...choice, module: null }) },
    mine && { label: words.mine, href: choicePath({ ...choice, mine: false }) },
    past && { label: words.show_past, href: choicePath({ ...choice, past: false }) },
  ].filter((one) => one !== null && one !== false && one !== undefined);
  return (
    <Layout
      chrome={chrome}
      title={words.title}
      open={{ path: choicePath({ ...choice, mine: false }), title: words.title, description: words.lead }}
    >
      <PageHeader title={words.title} lead={words.lead} />
      <NewsTabs chrome={chrome} current="all" />
      <Filters t={t} action={news_path} active={active} clear_href={news_path}>
        <Select
          name="category"
          label={words.category}
          value={category ?? ''}
          empty={words.any_category}
          options={categories.map((value) => ({ value, label: words.categories[value] }))}
        />
        <ModuleSelect chrome={chrome} modules={modules} value={named ? moduleValue(named) : ''} />
        <Select
          name="show"
          label={words.show}
          value={past ? 'past' : 'current'}
          options={[
            { value: 'current', label: words.show_current },
            { value: 'past', label: words.show_past },
          ]}
        />
        {mine !== undefined && (
          <label class="radio">
            <input type="checkbox" name="mine" checked={mine} />
            <span>{words.mine}</span>
          </label>
        )}
      </Filters>
      <div class="stack">
        <Card label={words.title}>
          {pinned.length + rows.length > 0 ? (
            <Rows>
              {[...pinned, ...rows].map((row) => (
                <NewsLine chrome={chrome} row={row} at={at} />
              ))}
            </Rows>
          ) : (
            <Empty icon="megaphone" title={words.none}>
              {words.none_hint}
            </Empty>
          )}
        </Card>
        <Pagination t={t} previous={null} next={next} />
        <FeedLinks chrome={chrome} module={named ? moduleValue(named) : null} />
      </div>
    </Layout>
  );
}

export const isNamed = ({ code, product_code }: NamedModule, { product, module }: ModuleName): boolean =>
  code.toUpperCase() === module.toUpperCase() &&
  (product === null || product.toUpperCase() === product_code.toUpperCase());

function FeedLinks({ chrome, module }: { chrome: Chrome; module: string | null }) {
  const words = chrome.t.news;
  const query = module ? `?${new URLSearchParams({ module })}` : '';
  return (
    <Card label={words.feeds}>
      <CardHeader title={words.feeds} />
      <CardBody>
        <p class="cluster" data-turbo="false">
          <a href={`/news/feed.xml${query}`}>{words.feed_atom}</a>
          <a href={`/news/feed.json${query}`}>{words.feed_json}</a>
          <a href={`${calendar_path}${query}`}>{words.feed_calendar}</a>
        </p>
      </CardBody>
    </Card>
  );
}
