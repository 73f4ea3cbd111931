import type { Chrome } from '../../../ui/chrome.ts';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { type Moment, Time } from '../../../ui/parts/time.tsx';
import { Message, Timeline } from '../../../ui/parts/timeline.tsx';
import type { Copy, Ticket } from '../find.ts';
import { turns } from '../ticket.ts';
import { StatusChip } from './row.tsx';

/** What was asked, and the facts beside it; the same for customer and staff. */
export function TicketBody({
  chrome,
  ticket,
  copies,
  opened,
  reader,
}: {
  chrome: Chrome;
  ticket: Ticket;
  copies: readonly Copy[];
  opened: Moment;
  reader: 'customer' | 'staff';
}) {
  const { t } = chrome;
  const turn = turns[ticket.status];
  return (
    <div class="columns-aside">
      <Card>
        <Timeline label={t.tickets.conversation}>
          <Message
            t={t}
            author={{ name: ticket.requester_name, staff: false }}
            at={opened}
            channel={t.tickets.by_portal}
          >
            <p class="typed" dir="auto">
              {ticket.description}
            </p>
          </Message>
        </Timeline>
      </Card>
      <Card label={t.tickets.details}>
        <CardHeader title={t.tickets.details} />
        <CardBody>
          <Definitions
            items={[
              { label: t.tickets.state, value: <StatusChip chrome={chrome} status={ticket.status} /> },
              { label: t.tickets.turn, value: turn && <WhoseTurn t={t} turn={turn} reader={reader} /> },
              { label: t.tickets.opened_at, value: <Time at={opened} /> },
              {
                label: t.tickets.about,
                value: [ticket.product_name, ticket.module_name].filter(Boolean).join(' · '),
              },
              { label: t.tickets.queue, value: <bdi>{ticket.queue_name}</bdi> },
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
        </CardBody>
      </Card>
    </div>
  );
}
