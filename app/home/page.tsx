import type { ComponentChildren } from 'preact';
import { isStaff, type Person } from '../../lib/viewer.ts';
import type { Chrome } from '../../ui/chrome.ts';
import { Layout } from '../../ui/layout.tsx';
import { Button, LinkButton } from '../../ui/parts/button.tsx';
import { Callout } from '../../ui/parts/callout.tsx';
import { Card, CardBody, CardHeader, Rows, Tile, Tiles } from '../../ui/parts/card.tsx';
import { Definitions } from '../../ui/parts/definitions.tsx';
import { Empty } from '../../ui/parts/empty.tsx';
import { countText } from '../moment.ts';
import { TicketLine } from '../tickets/pages/row.tsx';
import type { TicketRow } from '../tickets/find.ts';
import { subject_max } from '../tickets/ticket.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  /** What waits for the customer, by when it closes; and the newest of the rest. */
  yours: readonly TicketRow[];
  under_way: readonly TicketRow[];
  open_count: number;
  counted: number;
  now: Date;
  /** Where to write for help. */
  support: string;
};

/** What is going on, for somebody signed in: one question, what waits for them, what is under way, their company. */
export function HomePage({ chrome, viewer, yours, under_way, open_count, counted, now, support }: Props) {
  const { t } = chrome;
  const staff: boolean = isStaff(viewer);
  const line = (ticket: TicketRow) => <TicketLine chrome={chrome} viewer={viewer} ticket={ticket} now={now} />;
  return (
    <Layout chrome={chrome} title={t.common.home} width="full">
      {viewer.organization_id && viewer.visibility !== 'none' && !staff && (
        <Hero chrome={chrome}>
          <Question chrome={chrome} />
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
            <Card label={t.home.company}>
              <CardHeader title={t.home.company} link={{ href: '/organization', label: t.home.see }} />
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

/** The same place for somebody nobody knows yet. */
export function VisitorPage({ chrome }: { chrome: Chrome }) {
  const { t } = chrome;
  return (
    <Layout chrome={chrome} title={t.common.home} width="full">
      <Hero chrome={chrome} lead={t.home.visitor_lead(chrome.brand.name)}>
        <div class="cluster">
          <LinkButton href="/sign-in" look="main" size="large">
            {t.common.sign_in}
          </LinkButton>
        </div>
      </Hero>
    </Layout>
  );
}

function Hero({ chrome, lead, children }: { chrome: Chrome; lead?: string; children: ComponentChildren }) {
  return (
    <section class="hero">
      <div class="wrap">
        <h1>{chrome.t.home.question}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </section>
  );
}

// The first words of a request: they arrive in its form, where the rest is asked.
function Question({ chrome }: { chrome: Chrome }) {
  const { t } = chrome;
  return (
    <form class="question" action="/tickets/new">
      <label class="hidden-text" for="question">
        {t.home.question_label}
      </label>
      <input
        id="question"
        name="subject"
        placeholder={t.home.question_placeholder}
        maxlength={subject_max}
        required
        autocomplete="off"
      />
      <Button look="main" icon="arrow-right">
        {t.home.go_on}
      </Button>
    </form>
  );
}
