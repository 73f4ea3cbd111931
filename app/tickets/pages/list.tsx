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
import type { OfferedModule } from '../../catalog/find.ts';
import { type Listing, listingPath, narrows } from '../filters.ts';
import type { TicketRow } from '../find.ts';
import type { Listed } from '../find-list.ts';
import { looked_at } from '../ticket.ts';
import { ListFilters } from './list-filters.tsx';
import { TicketLine } from './row.tsx';

export function ListPage({
  chrome,
  viewer,
  listing,
  listed,
  modules,
  now,
  opened,
}: {
  chrome: Chrome;
  viewer: Person;
  listing: Listing;
  listed: Listed<TicketRow>;
  modules: readonly OfferedModule[];
  now: Date;
  /** Number of a request just opened for another customer. */ opened: number | null;
}) {
  const { t, locale } = chrome;
  const words = t.conversation;
  const { ended } = listing;
  const { rows, next, stopped } = listed;
  return (
    <Layout
      chrome={chrome}
      title={t.tickets.tickets}
      notice={opened ? t.tickets.opened_elsewhere(t.tickets.number(numberText(locale, opened))) : undefined}
    >
      <PageHeader title={t.tickets.tickets} />
      <Tabs
        label={t.tickets.tickets}
        tabs={[
          { href: '/tickets', label: t.tickets.open, current: !ended },
          { href: '/tickets?show=ended', label: t.tickets.ended, current: ended },
        ]}
      />
      <ListFilters chrome={chrome} listing={listing} modules={modules} />
      {rows.length > 0 ? (
        <Card label={ended ? t.tickets.ended : t.tickets.open}>
          <Rows>
            {rows.map((ticket) => (
              <TicketLine chrome={chrome} viewer={viewer} ticket={ticket} now={now} />
            ))}
          </Rows>
        </Card>
      ) : narrows(listing) || listing.after ? (
        <Empty
          icon="search"
          title={words.none_fit}
          action={<LinkButton href={ended ? '/tickets?show=ended' : '/tickets'}>{t.common.clear}</LinkButton>}
        >
          {words.none_fit_hint}
        </Empty>
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
      <Pagination
        t={t}
        {...(stopped && { summary: words.stopped(numberText(locale, looked_at)) })}
        previous={null}
        next={next && listingPath(listing, { after: next })}
      />
    </Layout>
  );
}
