import type { Link } from './find-case.ts';
import type { Attached, Happened, Saying } from './find-stretch.ts';

/** One line of a timeline: how a request began, what was said, what happened. */
export type Entry = { at: Date; number: number } & (
  | { is: 'opening'; link: Link; files: Attached[] }
  | { is: 'saying'; saying: Saying; files: Attached[] }
  | { is: 'event'; event: Happened }
);

// What a message says already, and what only the steps need.
const shown_by_messages: ReadonlySet<string> = new Set([
  'ticket_opened',
  'ticket_replied',
  'ticket_answered',
  'ticket_proposed',
  'ticket_information_requested',
  'ticket_noted',
]);

// Events that name another request: shown to whoever may see that one too.
const names_another = { ticket_followed_up: 'follow_up', ticket_duplicate_linked: 'duplicate' } as const;

/** The number an event names; null when it names none. */
export function namedBy({ event, details }: Happened): number | null {
  const field = event in names_another ? names_another[event as keyof typeof names_another] : null;
  return field === null ? null : Number(details[field]);
}

/** Messages, events and files in one order, the oldest first. `files`: the newest first; `links`: the requests they belong to; `seen`: numbers the reader may see. */
export function entriesOf(
  links: readonly Link[],
  sayings: readonly Saying[],
  happened: readonly Happened[],
  files: readonly Attached[],
  seen: ReadonlySet<number>,
): Entry[] {
  const attached = files.toReversed();
  const numbers = new Map(links.map(({ id, number }) => [id, number]));
  const openings = links.map((link): Entry => {
    const begun_with = attached.filter(({ ticket_id, message_id }) => ticket_id === link.id && message_id === null);
    return { is: 'opening', at: link.opened_at, number: link.number, link, files: begun_with };
  });
  const said = sayings.map((saying): Entry => {
    const sent_with = attached.filter(({ message_id }) => message_id === saying.id);
    return {
      is: 'saying',
      at: saying.created_at,
      number: numbers.get(saying.ticket_id) ?? 0,
      saying,
      files: sent_with,
    };
  });
  const events = happened
    .filter((event) => {
      const named = namedBy(event);
      return !shown_by_messages.has(event.event) && (named === null || seen.has(named));
    })
    .map((event): Entry => ({ is: 'event', at: event.created_at, number: numbers.get(event.ticket_id) ?? 0, event }));
  return [...openings, ...said, ...events].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || rank(one) - rank(other),
  );
}

// Of one moment: taking a request comes before the answer that came with it, and what an answer brought about after it.
function rank(entry: Entry): number {
  if (entry.is === 'opening') return 0;
  if (entry.is === 'saying') return 2;
  return entry.event.event === 'ticket_taken' ? 1 : 3;
}
