import { page_size } from '../../../lib/pagination.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Card, Rows } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { numberText } from '../../moment.ts';
import type { TicketRow } from '../find.ts';
import { TicketLine } from './row.tsx';

export function ListPage({
  chrome,
  viewer,
  rows,
  now,
  ended,
  opened,
}: {
  chrome: Chrome;
  viewer: Person;
  rows: readonly TicketRow[];
  now: Date;
  ended: boolean;
  /** Number of a request just opened for another customer. */ opened: number | null;
}) {
  const { t } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const next = rows.length > page_size && last ? `/tickets?${ended ? 'show=ended&' : ''}before=${last.number}` : null;
  return (
    <Layout
      chrome={chrome}
      title={t.tickets.tickets}
      notice={opened ? t.tickets.opened_elsewhere(t.tickets.number(numberText(chrome.locale, opened))) : undefined}
    >
      <PageHeader title={t.tickets.tickets} />
      <Tabs
        label={t.tickets.tickets}
        tabs={[
          { href: '/tickets', label: t.tickets.open, current: !ended },
          { href: '/tickets?show=ended', label: t.tickets.ended, current: ended },
        ]}
      />
      {shown.length > 0 ? (
        <Card label={ended ? t.tickets.ended : t.tickets.open}>
          <Rows>
            {shown.map((ticket) => (
              <TicketLine chrome={chrome} viewer={viewer} ticket={ticket} now={now} />
            ))}
          </Rows>
        </Card>
      ) : (
        <Empty
          title={ended ? t.tickets.none_ended : t.tickets.none_open}
          action={
            <LinkButton href="/tickets/new" look="main">
              {t.tickets.open_ticket}
            </LinkButton>
          }
        >
          {t.tickets.none_hint}
        </Empty>
      )}
      <Pagination t={t} previous={null} next={next} />
    </Layout>
  );
}
