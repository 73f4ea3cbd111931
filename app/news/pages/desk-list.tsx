import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { dayIn } from '../../../lib/calendar.ts';
import { isListed } from '../../content/document.ts';
import { contentViews } from '../../content/content-views.ts';
import { dayText } from '../../moment.ts';
import { desk_lists, type DeskList, type DeskRow } from '../find-desk.ts';
import { desk_path } from '../news.ts';

type Props = {
  chrome: Chrome;
  list: DeskList;
  rows: readonly DeskRow[];
  next: string | null;
  zone: string;
  notice: string | undefined;
};

/** News as their editors see them. */
export function DeskNewsPage({ chrome, list, rows, next, zone, notice }: Props) {
  const { t, locale } = chrome;
  const words = t.news.desk;
  const day = (at: Date): string => dayText(locale, dayIn(at, zone).toString());
  const dates = (row: DeskRow): string =>
    [
      isListed(row.state) ? day(row.published_at) : row.publish_at && `${words.publish_at} ${day(row.publish_at)}`,
      row.effective_on && t.news.effective(dayText(locale, row.effective_on)),
      row.expected_on && t.news.expected(dayText(locale, row.expected_on)),
      row.ends_on && t.news.ends(dayText(locale, row.ends_on)),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <DeskLayout chrome={chrome} views={contentViews(chrome.t)} title={words.title} notice={notice}>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton href={`${desk_path}/digest`} icon="clock">
              {words.digest}
            </LinkButton>
            <LinkButton href={`${desk_path}/new`} look="main" icon="plus">
              {words.add}
            </LinkButton>
          </>
        }
      />
      <Tabs
        label={words.title}
        tabs={desk_lists.map((name) => ({
          href: name === 'current' ? desk_path : `${desk_path}?list=${name}`,
          label: words.tabs[name],
          current: name === list,
        }))}
      />
      {rows.length > 0 ? (
        <Table
          caption={words.title}
          rows={rows}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.columns.title,
              names: true,
              cell: ({ id, title, locale: language }) => (
                <a href={`${desk_path}/${id}`}>
                  <bdi lang={language}>{title}</bdi>
                </a>
              ),
            },
            {
              label: words.columns.category,
              cell: ({ category, modules }) =>
                [category && t.news.categories[category], modules.join(', ') || t.news.everybody]
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              label: words.columns.state,
              cell: ({ state }) => <Chip tone={isListed(state) ? 'go' : 'rest'}>{words.states[state]}</Chip>,
            },
            { label: words.columns.dates, cell: dates },
            {
              label: words.columns.posted,
              cell: ({ id, posts, state }) =>
                isListed(state) && (
                  <a href={`${desk_path}/${id}/short`}>{posts > 0 ? words.last_posted(posts) : words.short}</a>
                ),
            },
          ]}
        />
      ) : (
        <Empty icon="megaphone" title={words.none} />
      )}
      <Pagination t={t} previous={null} next={next} />
    </DeskLayout>
  );
}
