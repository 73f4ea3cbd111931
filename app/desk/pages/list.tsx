import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Chip, WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import { StatusChip } from '../../tickets/pages/row.tsx';
import { type Status, turns } from '../../tickets/ticket.ts';
import type { FilterChoices } from '../find.ts';
import type { DeskListed, DeskRow } from '../find-list.ts';
import { type DeskListing, deskQuery, narrowsView } from '../view.ts';
import { Commands } from './commands.tsx';
import { Keys } from './keys.tsx';
import { ListFilters } from './list-filters.tsx';
import { type Counted, viewsOf, viewTitle } from './views.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  counts: Counted;
  list: DeskListed;
  listing: DeskListing;
  offered: FilterChoices;
  notice?: string | undefined;
};

/** One view of the desk: its requests with all that decides which is next. */
export function ListPage({ chrome, viewer, now, counts, list, listing, offered, notice }: Props) {
  const { t, locale } = chrome;
  const views = viewsOf(chrome, counts, listing);
  const title = viewTitle(chrome, counts, listing);
  const { rows, next, stopped, looked } = list;
  const here = deskQuery(listing, { after: listing.after });
  const at = (moment: Date) => <Time at={momentOf(chrome, viewer, moment, now)} />;
  const turnOf = (status: Status) => {
    const turn = turns[status];
    return turn && <WhoseTurn t={t} turn={turn} reader="staff" />;
  };
  const due = (row: DeskRow) => row.closes_at && formatOf(locale, viewer.time_zone).date_time(row.closes_at);
  return (
    <DeskLayout chrome={chrome} title={title} views={views} notice={notice}>
      <PageHeader title={title} actions={<LinkButton href="/desk/tickets/new">{t.desk.new}</LinkButton>} />
      <ListFilters {...{ chrome, listing, offered }} />
      <div data-controller="live" data-live-stream-value="/desk/stream">
        <div id="desk-list" class="desk-listing" data-live>
          {rows.length > 0 ? (
            <Table
              caption={title}
              rows={rows}
              key_of={(row) => row.number}
              columns={[
                {
                  label: t.tickets.subject,
                  names: true,
                  cell: (row) => (
                    <>
                      <a href={`/desk/tickets/${row.number}${here}`} data-row>
                        <bdi>{row.subject}</bdi>
                      </a>{' '}
                      {row.unread && <Chip tone="go">{t.conversation.unread}</Chip>}
                      <span class="row-detail">
                        {t.tickets.number(numberText(locale, row.number))} · <bdi>{row.organization_name}</bdi> ·{' '}
                        <bdi>{row.requester_name}</bdi>
                      </span>
                    </>
                  ),
                },
                {
                  label: t.tickets.state,
                  cell: (row) => (
                    <>
                      <StatusChip chrome={chrome} status={row.status} />
                      <span class="row-detail">{turnOf(row.status)}</span>
                    </>
                  ),
                },
                { label: t.desk.severity, cell: (row) => t.desk.severities[row.severity] },
                { label: t.desk.assignee, cell: (row) => <bdi>{row.assignee_name ?? t.desk.nobody}</bdi> },
                { label: t.desk.last_message, cell: (row) => at(row.last_message_at) },
                { label: t.desk.closes_at, cell: (row) => due(row) ?? '—' },
              ]}
            />
          ) : (
            <Nothing {...{ chrome, viewer, counts, listing }} />
          )}
        </div>
      </div>
      {stopped && <p class="soft small">{t.conversation.stopped(numberText(locale, looked))}</p>}
      <Pagination t={t} previous={null} next={next ? `/desk${deskQuery(listing, { after: next })}` : null} />
      <Keys t={t} />
      <Commands chrome={chrome} views={views} />
    </DeskLayout>
  );
}

// Why there is nothing: filters that fit nothing, somebody whom nobody has given a queue, or no work.
function Nothing({ chrome: { t }, viewer, counts, listing }: Pick<Props, 'chrome' | 'viewer' | 'counts' | 'listing'>) {
  const words = t.desk;
  if (narrowsView(listing)) return <Empty title={words.none_fit}>{words.none_fit_hint}</Empty>;
  const sees_all = viewer.staff_roles.some((role) => role === 'lead' || role === 'system_admin');
  if (counts.queues.length === 0 && !sees_all) return <Empty title={words.no_queue}>{words.no_queue_hint}</Empty>;
  return <Empty title={words.none_here}>{words.none_hint}</Empty>;
}
