import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { Case } from '../../tickets/find-case.ts';
import { numberOf } from '../../tickets/pages/event.tsx';
import { type Status, turns } from '../../tickets/ticket.ts';
import type { LogRow } from '../find-log.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  ticket: Case;
  rows: readonly LogRow[];
  next: string | null;
};

/** What the audit trail holds of one request. */
export function LogPage({ chrome, viewer, now, ticket, rows, next }: Props) {
  const { t } = chrome;
  const words = t.desk.log;
  const state = (name: string | null) => (name !== null && name in turns ? t.tickets.status[name as Status] : null);
  const change = ({ from_status, to_status }: LogRow) => {
    const [from, to] = [state(from_status), state(to_status)];
    return from && to ? from !== to && words.change(from, to) : to;
  };
  return (
    <DeskLayout chrome={chrome} title={`${words.title} · ${numberOf(chrome, ticket.number)}`}>
      <Breadcrumb
        t={t}
        trail={[
          { href: '/desk', label: t.tickets.tickets },
          { href: `/desk/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
        ]}
        current={words.title}
      />
      <PageHeader title={words.title} lead={words.lead} />
      {rows.length > 0 ? (
        <div class="desk-listing">
          <Table
            caption={words.title}
            rows={rows}
            key_of={({ seq }) => seq}
            columns={[
              {
                label: words.what,
                names: true,
                cell: (row) => (
                  <>
                    {words.events[row.event] ?? row.event}
                    {change(row) && <span class="row-detail">{change(row)}</span>}
                  </>
                ),
              },
              { label: words.at, cell: ({ at }) => <Time at={momentOf(chrome, viewer, at, now)} /> },
              { label: words.who, cell: ({ actor_name }) => <bdi>{actor_name ?? words.system}</bdi> },
              { label: words.channel, cell: ({ channel }) => t.desk.channels[channel] ?? channel },
            ]}
          />
        </div>
      ) : (
        <Empty title={words.none}>{words.none_hint}</Empty>
      )}
      <Pagination t={t} previous={null} next={next} />
    </DeskLayout>
  );
}
