import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import { StatusChip } from '../../tickets/pages/row.tsx';
import { looked_at, severities, type Status, turns } from '../../tickets/ticket.ts';
import type { DeskListed, DeskRow } from '../find.ts';
import { type DeskListing, deskQuery, narrowsView } from '../view.ts';
import { Keys } from './keys.tsx';
import { type Counted, viewsOf, viewTitle } from './views.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  counts: Counted;
  list: DeskListed;
  listing: DeskListing;
  notice?: string | undefined;
};

/** One view of the desk: its requests with all that decides which is next. */
export function ListPage({ chrome, viewer, now, counts, list, listing, notice }: Props) {
  const { t, locale } = chrome;
  const title = viewTitle(chrome, counts, listing);
  const { rows, next, stopped } = list;
  const at = (moment: Date) => <Time at={momentOf(chrome, viewer, moment, now)} />;
  const turnOf = (status: Status) => {
    const turn = turns[status];
    return turn && <WhoseTurn t={t} turn={turn} reader="staff" />;
  };
  const due = (row: DeskRow) => row.closes_at && formatOf(locale, viewer.time_zone).date_time(row.closes_at);
  return (
    <DeskLayout chrome={chrome} title={title} views={viewsOf(chrome, counts, listing)} notice={notice}>
      <PageHeader title={title} />
      <ListFilters chrome={chrome} listing={listing} />
      <div data-controller="live" data-live-stream-value="/desk/stream">
        <div id="desk-list" data-live>
          {rows.length > 0 ? (
            <Table
              caption={title}
              rows={rows}
              key_of={(row) => row.number}
              columns={[
                { label: t.desk.number, numeric: true, cell: (row) => numberText(locale, row.number) },
                {
                  label: t.tickets.subject,
                  names: true,
                  cell: (row) => (
                    <a href={`/desk/tickets/${row.number}${deskQuery(listing, { after: listing.after })}`} data-row>
                      <bdi>{row.subject}</bdi>
                    </a>
                  ),
                },
                { label: t.common.organization, cell: (row) => <bdi>{row.organization_name}</bdi> },
                { label: t.tickets.requester, cell: (row) => <bdi>{row.requester_name}</bdi> },
                { label: t.tickets.state, cell: (row) => <StatusChip chrome={chrome} status={row.status} /> },
                { label: t.tickets.turn, cell: (row) => turnOf(row.status) },
                { label: t.desk.severity, cell: (row) => t.desk.severities[row.severity] },
                { label: t.desk.assignee, cell: (row) => <bdi>{row.assignee_name ?? t.desk.nobody}</bdi> },
                { label: t.desk.last_message, cell: (row) => at(row.last_message_at) },
                { label: t.desk.closes_at, cell: (row) => due(row) ?? '—' },
              ]}
            />
          ) : (
            <Empty title={narrowsView(listing) ? t.desk.none_fit : t.desk.none_here}>{t.desk.none_hint}</Empty>
          )}
        </div>
      </div>
      {stopped && <p class="soft small">{t.conversation.stopped(numberText(locale, looked_at))}</p>}
      <Pagination t={t} previous={null} next={next ? `/desk${deskQuery(listing, { after: next })}` : null} />
      <Keys t={t} />
    </DeskLayout>
  );
}

function ListFilters({ chrome, listing }: Pick<Props, 'chrome' | 'listing'>) {
  const { t } = chrome;
  const without = (change: Partial<DeskListing>) => `/desk${deskQuery(listing, change)}`;
  const active = [
    listing.q && { label: listing.q, href: without({ q: '' }) },
    listing.status && { label: t.tickets.status[listing.status], href: without({ status: null }) },
    listing.severity && { label: t.desk.severities[listing.severity], href: without({ severity: null }) },
    listing.organization_id && { label: t.common.organization, href: without({ organization_id: null }) },
    listing.product_id && { label: t.desk.product, href: without({ product_id: null }) },
    listing.assignee_id && { label: t.desk.assignee, href: without({ assignee_id: null }) },
  ].filter((chip) => typeof chip === 'object' && chip !== null);
  const kept = { queue: listing.queue_id, organization: listing.organization_id, product: listing.product_id };
  return (
    <Filters
      t={t}
      action="/desk"
      active={active}
      clear_href={`/desk${deskQuery({ ...listing, q: '', status: null, severity: null, organization_id: null, product_id: null, assignee_id: null })}`}
    >
      {listing.view !== 'open' && <input type="hidden" name="view" value={listing.view} />}
      {Object.entries(kept).map(([name, value]) => value && <input type="hidden" name={name} value={value} />)}
      {listing.assignee_id && <input type="hidden" name="assignee" value={listing.assignee_id} />}
      <Field name="q" type="search" label={t.conversation.search} value={listing.q} data-shortcut="/" />
      <Select
        name="status"
        label={t.tickets.state}
        empty={t.conversation.any}
        value={listing.status}
        options={(Object.keys(turns) as Status[]).map((value) => ({ value, label: t.tickets.status[value] }))}
      />
      <Select
        name="severity"
        label={t.desk.severity}
        empty={t.conversation.any}
        value={listing.severity}
        options={severities.map((value) => ({ value, label: t.desk.severities[value] }))}
      />
      {listing.view !== 'expiring' && (
        <Select
          name="sort"
          label={t.conversation.sort}
          value={listing.sort}
          options={[
            { value: 'newest', label: t.desk.newest },
            { value: 'oldest', label: t.desk.oldest },
          ]}
        />
      )}
    </Filters>
  );
}
