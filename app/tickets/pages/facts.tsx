import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import { documentPath } from '../../content/document.ts';
import { turns } from '../ticket.ts';
import { numberOf } from './event.tsx';
import { DetailsView } from './details.tsx';
import { StatusChip } from './row.tsx';
import type { Told } from '../read-case.ts';

/** The facts beside a conversation, what it is linked with, and what else can be done. */
export function Facts({ chrome, viewer, told, now }: { chrome: Chrome; viewer: Person; told: Told; now: Date }) {
  const { t } = chrome;
  const { ticket, chain, copies, duplicates } = told;
  const words = t.conversation;
  const turn = turns[ticket.status];
  const origin = chain.find(({ id }) => id === ticket.follow_up_of_id);
  const follow_ups = chain.filter(({ follow_up_of_id }) => follow_up_of_id === ticket.id);
  const links = (numbers: readonly number[]) =>
    numbers.length > 0 && numbers.map((number, index) => [index > 0 && ', ', <TicketLink {...{ chrome, number }} />]);
  const { closes_at } = ticket;
  return (
    <Card label={t.tickets.details}>
      <CardHeader title={t.tickets.details} />
      <CardBody>
        <Definitions
          items={[
            { label: t.tickets.state, value: <StatusChip chrome={chrome} status={ticket.status} /> },
            { label: t.tickets.turn, value: turn && <WhoseTurn t={t} turn={turn} reader="customer" /> },
            {
              label: words.closes_at,
              value: closes_at && formatOf(chrome.locale, viewer.time_zone).date_time(closes_at),
            },
            { label: t.tickets.opened_at, value: <Time at={momentOf(chrome, viewer, ticket.opened_at, now)} /> },
            { label: words.follow_up_of, value: origin && links([origin.number]) },
            { label: words.follow_ups, value: links(follow_ups.map(({ number }) => number)) || null },
            {
              label: words.article_read,
              value: ticket.read_kind && ticket.read_slug && (
                <a href={documentPath({ kind: ticket.read_kind, slug: ticket.read_slug })}>
                  <bdi lang={ticket.read_locale ?? undefined}>{ticket.read_title}</bdi>
                </a>
              ),
            },
            { label: words.issue, value: ticket.issue_key && <span class="mono">{ticket.issue_key}</span> },
            { label: words.duplicates, value: links(duplicates) || null },
            { label: words.kind, value: words.kinds[ticket.kind] },
            { label: t.tickets.about, value: [ticket.product_name, ticket.module_name].filter(Boolean).join(' · ') },
            { label: words.routine, value: ticket.routine_code && <span class="mono">{ticket.routine_code}</span> },
            { label: words.release, value: ticket.release_code },
            {
              label: words.team,
              value: <bdi>{[ticket.queue_name, ticket.assignee_name].filter(Boolean).join(' · ')}</bdi>,
            },
            { label: t.common.organization, value: <bdi>{ticket.organization_name}</bdi> },
            {
              label: t.tickets.requester,
              value: ticket.unit_name ? (
                t.tickets.on_behalf(ticket.requester_name, ticket.unit_name, ticket.organization_name)
              ) : (
                <bdi>{ticket.requester_name}</bdi>
              ),
            },
            { label: t.tickets.copy, value: copies.map(({ name }) => name).join(', ') },
          ]}
        />
        <DetailsView t={t} locale={chrome.locale} details={ticket.details} />
        <ul class="case-links">
          {turn !== null && (
            <li>
              <a href={`/tickets/${ticket.number}/details`}>{t.opening.edit_details}</a>
            </li>
          )}
          <li>
            <a href={`/tickets/${ticket.number}/history`}>{words.history}</a>
          </li>
          <li>
            <a href={`/tickets/${ticket.number}/case.pdf`} download data-turbo="false">
              {words.pdf}
            </a>
          </li>
          {turn !== null && ticket.requester_id === viewer.person_id && (
            <li>
              <a href={`/tickets/${ticket.number}/cancellation`}>{words.cancel_link}</a>
            </li>
          )}
        </ul>
      </CardBody>
    </Card>
  );
}

function TicketLink({ chrome, number }: { chrome: Chrome; number: number }) {
  return <a href={`/tickets/${number}`}>{numberOf(chrome, number)}</a>;
}
