import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { numberText } from '../../moment.ts';
import { namedBy } from '../entries.ts';
import type { Happened } from '../find-stretch.ts';

type Reader = Pick<Chrome, 't' | 'locale'>;

/** A request's number as people say it: "nº 20.418". */
export const numberOf = ({ t, locale }: Reader, number: number): string => t.tickets.number(numberText(locale, number));

/** What happened, in a sentence; null for what has no sentence. `seen`: numbers the reader may see. */
export function eventText(
  reader: Reader,
  viewer: Pick<Person, 'time_zone'>,
  event: Happened,
  seen: ReadonlySet<number>,
): string | null {
  const { t, locale } = reader;
  const words = t.conversation.events;
  const actor = event.actor_name ?? t.conversation.somebody;
  const number = namedBy(event);
  const { reason, to_queue, closes_at, duplicate_of } = event.details;
  switch (event.event) {
    case 'ticket_taken':
    case 'ticket_resumed':
    case 'ticket_proposal_withdrawn':
      return words[event.event](actor);
    case 'ticket_waits_for_issue':
      return words.ticket_waits_for_issue(actor, String(event.details['issue']));
    case 'ticket_details_changed':
      return t.opening.details_changed_by(actor, fieldNames(t, String(event.details['fields'] ?? '')));
    case 'ticket_queue_changed':
      return words.ticket_queue_changed(String(to_queue));
    case 'ticket_assigned':
      return words.ticket_assigned(actor, event.details['assignee'] ? String(event.details['assignee']) : null);
    case 'ticket_classified':
      return words.ticket_classified(actor);
    case 'ticket_reminded':
      return words.ticket_reminded(formatOf(locale, viewer.time_zone).deadline(new Date(String(closes_at))));
    case 'ticket_closed':
      if (event.actor_side === 'system') return words.ticket_expired;
      return event.actor_side === 'customer' ? words.ticket_validated(actor) : words.ticket_closed(actor);
    case 'ticket_cancelled': {
      if (reason !== 'duplicate') return words[reason === 'withdrawn' ? 'ticket_withdrawn' : 'ticket_cancelled'](actor);
      const master = Number(duplicate_of);
      return seen.has(master)
        ? words.ticket_duplicate(actor, numberOf(reader, master))
        : words.ticket_duplicate_unseen(actor);
    }
    case 'ticket_duplicate_linked':
    case 'ticket_followed_up':
      return number === null ? null : words[event.event](numberOf(reader, number));
    default:
      return null;
  }
}

// Of an event of before they were named: none.
function fieldNames({ opening: { fields } }: Words, named: string): string {
  const known = named.split(' ').filter((name): name is keyof typeof fields => name in fields);
  return known.map((name) => fields[name].label).join(', ');
}
