import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Row } from '../../../ui/parts/card.tsx';
import { Chip, WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { formatOf } from '../../../lib/format.ts';
import { momentOf, numberText } from '../../moment.ts';
import type { TicketRow } from '../find.ts';
import { turns } from '../ticket.ts';

/** One request of a list: what it is, its state, and whose turn it is. */
export function TicketLine({
  chrome,
  viewer,
  ticket,
  now,
}: {
  chrome: Chrome;
  viewer: Person;
  ticket: TicketRow;
  now: Date;
}) {
  const { t, locale } = chrome;
  const turn = turns[ticket.status];
  const format = formatOf(locale, viewer.time_zone);
  const { closes_at, last_message_at, opened_at } = ticket;
  return (
    <Row
      title={ticket.subject}
      href={`/tickets/${ticket.number}`}
      mark={ticket.unread ? t.conversation.unread : undefined}
      prefetch={false}
      detail={
        <>
          {t.tickets.number(numberText(locale, ticket.number))} ·{' '}
          <bdi>
            {ticket.unit_name
              ? t.tickets.on_behalf(ticket.requester_name, ticket.unit_name, ticket.organization_name)
              : ticket.requester_name}
          </bdi>{' '}
          · {t.tickets.opened} <Time at={momentOf(chrome, viewer, opened_at, now)} />
          {last_message_at > opened_at && (
            <>
              {' '}
              · {t.conversation.last_message} <Time at={momentOf(chrome, viewer, last_message_at, now)} />
            </>
          )}
        </>
      }
      aside={<StatusChip chrome={chrome} status={ticket.status} />}
      note={
        turn && (
          <>
            <WhoseTurn t={t} turn={turn} reader="customer" />
            {closes_at && (
              <>
                {' '}
                ·{' '}
                <time class="due" datetime={closes_at.toISOString()} title={format.date_time(closes_at)}>
                  {t.conversation.due(format.day_month(closes_at))}
                </time>
              </>
            )}
          </>
        )
      }
    />
  );
}

/** The state of a request in the customer's words; amber only when the customer has to act. */
export function StatusChip({ chrome, status }: { chrome: Chrome; status: TicketRow['status'] }) {
  const turn = turns[status];
  return <Chip tone={turn === 'customer' ? 'you' : turn ? 'go' : 'rest'}>{chrome.t.tickets.status[status]}</Chip>;
}
