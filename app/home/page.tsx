import { isStaff, type Person } from '../../lib/viewer.ts';
import type { Chrome } from '../../ui/chrome.ts';
import { Layout } from '../../ui/layout.tsx';
import { Callout } from '../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader, Rows, Tile, Tiles } from '../../ui/parts/card.tsx';
import { Definitions } from '../../ui/parts/definitions.tsx';
import { Empty } from '../../ui/parts/empty.tsx';
import { SearchBox } from '../../ui/parts/search-box.tsx';
import type { NewsRow } from '../news/find.ts';
import type { Today } from '../news/pages/facts.tsx';
import type { Listed } from '../content/find.ts';
import { countText } from '../moment.ts';
import { Channels, Hero, News, Newest } from './blocks.tsx';
import { TicketLine } from '../tickets/pages/row.tsx';
import type { TicketRow } from '../tickets/find.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  /** What waits for the customer, by when it closes; and the newest of the rest. */
  yours: readonly TicketRow[];
  under_way: readonly TicketRow[];
  open_count: number;
  counted: number;
  now: Date;
  /** The newest articles and documents. */
  newest: readonly Listed[];
  /** What is new for the products of the organisation. */
  news: readonly NewsRow[];
  at: Today;
  notice?: string | undefined;
  /** Where to write for help. */
  support: string;
};

/** What is going on, for somebody signed in: one question, what waits for them, what is under way, their company. */
export function HomePage({
  chrome,
  viewer,
  yours,
  under_way,
  open_count,
  counted,
  newest,
  news,
  at,
  now,
  notice,
  support,
}: Props) {
  const { t } = chrome;
  const staff: boolean = isStaff(viewer);
  const asks = viewer.organization_id !== null && viewer.visibility !== 'none' && !staff;
  const line = (ticket: TicketRow) => <TicketLine chrome={chrome} viewer={viewer} ticket={ticket} now={now} />;
  return (
    <Layout chrome={chrome} title={t.common.home} width="full" search={!asks} notice={notice}>
      {asks && (
        <Hero chrome={chrome}>
          <SearchBox t={t} size="large" />
          <p class="hero-next">
            <a href="/tickets/new">{t.home.not_found_here}</a>
          </p>
        </Hero>
      )}
      <div class="wrap stack">
        {(staff || !viewer.organization_id) && <h1>{t.common.home}</h1>}
        {!staff && !viewer.organization_id && (
          <NoOrganization chrome={chrome} suspended={viewer.access_suspended} support={support} />
        )}
        {viewer.organization_id && (
          <div class="columns">
            <Card label={t.tickets.tickets}>
              <CardHeader title={t.home.yours} link={{ href: '/tickets', label: t.home.all_tickets }} />
              {yours.length > 0 ? (
                <Rows>{yours.map(line)}</Rows>
              ) : (
                <CardBody>
                  <p class="soft small">{t.home.nothing_yours}</p>
                </CardBody>
              )}
              <CardHeader title={t.home.under_way} />
              {under_way.length > 0 ? (
                <Rows>{under_way.map(line)}</Rows>
              ) : (
                <Empty title={t.tickets.none_open}>{t.tickets.none_hint}</Empty>
              )}
            </Card>
            <div class="stack">
              <News chrome={chrome} rows={news} at={at} />
              <Newest chrome={chrome} rows={newest} />
              <Card label={t.home.company}>
                <CardHeader title={t.home.company} link={{ href: '/organization', label: t.home.see_company }} />
                <CardBody>
                  <Definitions
                    items={[
                      { label: t.common.organization, value: <bdi>{viewer.organization_name}</bdi> },
                      { label: t.people.role, value: viewer.member_role && t.people.member_roles[viewer.member_role] },
                      {
                        label: t.home.open_tickets,
                        value: countText(chrome, open_count, counted),
                      },
                    ]}
                  />
                </CardBody>
              </Card>
            </div>
          </div>
        )}
        <Tiles label={t.home.places}>
          {staff ? (
            <Tile href="/desk" icon="inbox" title={t.common.console}>
              {t.home.console_hint}
            </Tile>
          ) : (
            viewer.organization_id && (
              <Tile href="/tickets" icon="inbox" title={t.tickets.tickets}>
                {t.home.tickets_hint}
              </Tile>
            )
          )}
          <Channels chrome={chrome} />
          {viewer.organization_id && (
            <Tile href="/organization" icon="building-2" title={t.common.organization}>
              {t.home.organization_hint}
            </Tile>
          )}
          <Tile href="/account" icon="user" title={t.people.profile}>
            {t.home.profile_hint}
          </Tile>
        </Tiles>
      </div>
    </Layout>
  );
}

// Signed in, and nowhere to work: said kindly, with whom to ask.
function NoOrganization({ chrome, suspended, support }: { chrome: Chrome; suspended: boolean; support: string }) {
  const { t } = chrome;
  const said = t.members.switching;
  return (
    <Callout t={t} kind="attention" title={suspended ? said.suspended_title : said.none}>
      <p>{suspended ? said.suspended_text(support) : said.none_hint}</p>
    </Callout>
  );
}
