import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Card, CardBody, CardHeader, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import type { NamedModule, NewsRow } from '../find.ts';
import { brazilian_states, calendar_path, legislation_path, type ModuleName, news_path } from '../news.ts';
import { NewsLine, type Today } from './facts.tsx';
import { isNamed, ModuleSelect, moduleValue, NewsTabs } from './list.tsx';

export type RadarChoice = {
  state: string | null;
  module: ModuleName | null;
  mine: boolean | undefined;
  in_force: boolean;
};

type Props = {
  chrome: Chrome;
  at: Today;
  choice: RadarChoice;
  modules: readonly NamedModule[];
  rows: readonly NewsRow[];
  next: string | null;
};

/** The address of a choice. */
export function radarPath({ state, module, mine, in_force }: RadarChoice): string {
  const query = new URLSearchParams({
    view: 'legislation',
    ...(state && { state }),
    ...(module && { module: module.product ? `${module.product}/${module.module}` : module.module }),
    ...(mine && { mine: 'on' }),
    ...(in_force && { show: 'in_force' }),
  });
  return `${news_path}?${query}`;
}

/** Changes of the law by the day from which they bind. */
export function LegislationPage({ chrome, at, choice, modules, rows, next }: Props) {
  const { t } = chrome;
  const words = t.news;
  const { state, module, mine, in_force } = choice;
  const named = module && modules.find((one) => isNamed(one, module));
  const active = [
    state && { label: state, href: radarPath({ ...choice, state: null }) },
    module && { label: named?.name ?? module.module, href: radarPath({ ...choice, module: null }) },
    mine && { label: words.radar.mine, href: radarPath({ ...choice, mine: false }) },
    in_force && { label: words.radar.in_force, href: radarPath({ ...choice, in_force: false }) },
  ].filter((one) => one !== null && one !== false && one !== undefined && one !== '');
  const calendar = new URLSearchParams({ ...(state && { state }), ...(named && { module: moduleValue(named) }) });
  return (
    <Layout
      chrome={chrome}
      title={words.radar.title}
      open={{ path: radarPath({ ...choice, mine: false }), title: words.radar.title, description: words.radar.lead }}
    >
      <PageHeader title={words.radar.title} lead={words.radar.lead} />
      <NewsTabs chrome={chrome} current="legislation" />
      <Filters t={t} action={news_path} active={active} clear_href={legislation_path}>
        <input type="hidden" name="view" value="legislation" />
        <Select
          name="state"
          label={words.state}
          value={state ?? ''}
          empty={words.any_state}
          options={brazilian_states.map((value) => ({ value, label: value }))}
        />
        <ModuleSelect chrome={chrome} modules={modules} value={named ? moduleValue(named) : ''} />
        <Select
          name="show"
          label={words.show}
          value={in_force ? 'in_force' : 'coming'}
          options={[
            { value: 'coming', label: words.radar.coming },
            { value: 'in_force', label: words.radar.in_force },
          ]}
        />
        {mine !== undefined && (
          <label class="radio">
            <input type="checkbox" name="mine" checked={mine} />
            <span>{words.radar.mine}</span>
          </label>
        )}
      </Filters>
      <div class="stack">
        <Card label={words.radar.title}>
          {rows.length > 0 ? (
            <Rows>
              {rows.map((row) => (
                <NewsLine chrome={chrome} row={row} at={at} />
              ))}
            </Rows>
          ) : (
            <Empty icon="calendar" title={words.radar.none}>
              {words.radar.none_hint}
            </Empty>
          )}
        </Card>
        <Pagination t={t} previous={null} next={next} />
        <Card label={words.radar.calendar}>
          <CardHeader title={words.radar.calendar} />
          <CardBody>
            <p class="soft small">{words.radar.calendar_hint}</p>
            <p data-turbo="false">
              <a href={`${calendar_path}${calendar.size > 0 ? `?${calendar}` : ''}`}>{words.feed_calendar}</a>
            </p>
          </CardBody>
        </Card>
      </div>
    </Layout>
  );
}
