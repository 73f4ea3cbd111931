import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { YourTurn } from '../../../ui/parts/chip.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import type { Case } from '../find-case.ts';
import { followUpUntil } from '../ticket.ts';
import { numberOf } from './event.tsx';

type Props = { chrome: Chrome; viewer: Person; ticket: Case; now: Date; submission_id: string };

/** Whose turn it is, what is asked, until when exactly, and what happens then. */
export function TurnPanel(props: Props) {
  const { chrome, ticket } = props;
  const words = chrome.t.conversation;
  switch (ticket.status) {
    case 'customer_validation':
      return <Validation {...props} />;
    case 'waiting_customer':
      return (
        <YourTurn
          title={words.yours_information}
          actions={
            <LinkButton href="#message" look="main">
              {words.answer}
            </LinkButton>
          }
        >
          <Deadline {...props} />
        </YourTurn>
      );
    case 'waiting_issue':
      return (
        <YourTurn title={words.theirs_development} yours={false}>
          {ticket.issue_key && ticket.issue_title && (
            <strong>
              <bdi>{words.waits_for(ticket.issue_key, ticket.issue_title)}</bdi>
            </strong>
          )}{' '}
          {words.theirs_development_hint}
        </YourTurn>
      );
    case 'new':
    case 'in_progress':
      return (
        <YourTurn title={words.theirs_support} yours={false}>
          {words.theirs_support_hint}
        </YourTurn>
      );
    case 'closed':
    case 'cancelled':
      return <Ended {...props} />;
  }
}

function Validation(props: Props) {
  const { chrome, ticket, submission_id } = props;
  const words = chrome.t.conversation;
  return (
    <YourTurn
      title={words.yours_validation}
      actions={
        <>
          <Form action={`/tickets/${ticket.number}/validation`} csrf={chrome.csrf}>
            <input type="hidden" name="outcome" value="solved" />
            <input type="hidden" name="submission_id" value={submission_id} />
            <Button look="main" size="large" icon="check">
              {words.solved}
            </Button>
          </Form>
          <LinkButton href={`/tickets/${ticket.number}/validation`} size="large">
            {words.not_solved}
          </LinkButton>
        </>
      }
    >
      <Deadline {...props} />
    </YourTurn>
  );
}

function Deadline({ chrome, viewer, ticket }: Props) {
  if (!ticket.closes_at) return null;
  const format = formatOf(chrome.locale, viewer.time_zone);
  const [before = '', after = ''] = chrome.t.conversation.answer_until('\n').split('\n');
  const at = {
    iso: ticket.closes_at.toISOString(),
    text: format.deadline(ticket.closes_at),
    exact: format.date_time(ticket.closes_at),
  };
  return (
    <>
      {before}
      <Time at={at} />
      {after}
    </>
  );
}

function Ended({ chrome, viewer, ticket, now }: Props) {
  const words = chrome.t.conversation;
  const format = formatOf(chrome.locale, viewer.time_zone);
  const { closed_at, close_reason, duplicate_of } = ticket;
  if (!closed_at || !close_reason) return null;
  const until = followUpUntil(closed_at);
  const followable = ticket.status === 'closed' && until > now;
  const action =
    ticket.status === 'cancelled' ? (
      duplicate_of && (
        <LinkButton href={`/tickets/${duplicate_of}`}>{words.master(numberOf(chrome, duplicate_of))}</LinkButton>
      )
    ) : followable ? (
      <LinkButton href={`/tickets/${ticket.number}/follow-ups`} look="main">
        {words.follow_up}
      </LinkButton>
    ) : (
      <LinkButton href="/tickets/new">{chrome.t.tickets.open_ticket}</LinkButton>
    );
  return (
    <YourTurn title={words.ended_on(format.day(closed_at))} yours={false} actions={action}>
      {words.reasons[close_reason]}{' '}
      {ticket.status === 'closed' && (followable ? words.follow_up_until(format.day(until)) : words.follow_up_too_late)}
    </YourTurn>
  );
}
