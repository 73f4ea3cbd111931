import { page_size } from '../../../lib/pagination.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout, type Views } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf, numberText } from '../../moment.ts';
import type { Copy, Ticket, TicketRow } from '../../tickets/find.ts';
import { TicketBody } from '../../tickets/pages/body.tsx';
import { StatusChip } from '../../tickets/pages/row.tsx';

type ListProps = { chrome: Chrome; viewer: Person; rows: readonly TicketRow[]; now: Date; ended: boolean };

function views({ t }: Chrome): Views[] {
  return [
    {
      title: t.tickets.tickets,
      entries: [
        { href: '/desk', label: t.tickets.open },
        { href: '/desk?show=ended', label: t.tickets.ended },
      ],
    },
  ];
}

/** Every request the vendor's staff may see, the newest first. */
export function TicketsPage({ chrome, viewer, rows, now, ended }: ListProps) {
  const { t, locale } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const title = ended ? t.tickets.ended : t.tickets.open;
  return (
    <DeskLayout chrome={chrome} title={title} views={views(chrome)}>
      <PageHeader title={title} />
      {shown.length > 0 ? (
        <Table
          caption={title}
          rows={shown}
          key_of={(row) => row.number}
          columns={[
            { label: t.desk.number, numeric: true, cell: (row) => numberText(locale, row.number) },
            {
              label: t.tickets.subject,
              names: true,
              cell: (row) => (
                <a href={`/desk/tickets/${row.number}`}>
                  <bdi>{row.subject}</bdi>
                </a>
              ),
            },
            { label: t.common.organization, cell: (row) => <bdi>{row.organization_name}</bdi> },
            { label: t.tickets.requester, cell: (row) => <bdi>{row.requester_name}</bdi> },
            { label: t.tickets.state, cell: (row) => <StatusChip chrome={chrome} status={row.status} /> },
            { label: t.tickets.opened_at, cell: (row) => <Time at={momentOf(chrome, viewer, row.opened_at, now)} /> },
          ]}
        />
      ) : (
        <Empty title={ended ? t.tickets.none_ended : t.tickets.none_open}>{t.desk.none_hint}</Empty>
      )}
      <Pagination
        t={t}
        previous={null}
        next={rows.length > page_size && last ? `/desk?${ended ? 'show=ended&' : ''}before=${last.number}` : null}
      />
    </DeskLayout>
  );
}

export function DeskTicketPage({
  chrome,
  viewer,
  ticket,
  copies,
  now,
}: {
  chrome: Chrome;
  viewer: Person;
  ticket: Ticket;
  copies: readonly Copy[];
  now: Date;
}) {
  const { t, locale } = chrome;
  return (
    <DeskLayout chrome={chrome} title={ticket.subject} views={views(chrome)}>
      <Breadcrumb
        t={t}
        trail={[{ href: '/desk', label: t.tickets.tickets }]}
        current={t.tickets.number(numberText(locale, ticket.number))}
      />
      <PageHeader title={ticket.subject} />
      <TicketBody
        chrome={chrome}
        ticket={ticket}
        copies={copies}
        opened={momentOf(chrome, viewer, ticket.opened_at, now)}
        reader="staff"
      />
    </DeskLayout>
  );
}
