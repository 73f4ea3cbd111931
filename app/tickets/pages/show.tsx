import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { momentOf, numberText } from '../../moment.ts';
import type { Copy, Ticket } from '../find.ts';
import { TicketBody } from './body.tsx';

export function ShowPage({
  chrome,
  viewer,
  ticket,
  copies,
  now,
  opened,
}: {
  chrome: Chrome;
  viewer: Person;
  ticket: Ticket;
  copies: readonly Copy[];
  now: Date;
  opened: boolean;
}) {
  const { t, locale } = chrome;
  const number = t.tickets.number(numberText(locale, ticket.number));
  return (
    <Layout chrome={chrome} title={ticket.subject} notice={opened ? t.tickets.opened_notice(number) : undefined}>
      <Breadcrumb t={t} trail={[{ href: '/tickets', label: t.tickets.tickets }]} current={number} />
      <PageHeader title={ticket.subject} />
      <TicketBody
        chrome={chrome}
        ticket={ticket}
        copies={copies}
        opened={momentOf(chrome, viewer, ticket.opened_at, now)}
        reader="customer"
      />
    </Layout>
  );
}
