import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import { eventText } from './event.tsx';
import type { Told } from '../read-case.ts';

/** Somebody was quicker: what happened, where the request stands now, and that nothing was recorded. Takes the focus. */
export function Meanwhile({
  chrome,
  viewer,
  told,
  now,
  kept,
}: {
  chrome: Chrome;
  viewer: Person;
  told: Pick<Told, 'ticket' | 'happened' | 'seen'>;
  now: Date;
  /** A text was sent, and stands on the page. */ kept: boolean;
}) {
  const { t } = chrome;
  const words = t.conversation;
  const last = told.happened
    .map((event) => ({ event, text: eventText(chrome, viewer, event, told.seen) }))
    .find(({ text, event }) => text !== null && event.to_status !== null);
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="meanwhile-title">
      <h2 id="meanwhile-title">{words.meanwhile}</h2>
      {last && (
        <p>
          {last.text} · <Time at={momentOf(chrome, viewer, last.event.created_at, now)} />
        </p>
      )}
      <p>{words.meanwhile_state(t.tickets.status[told.ticket.status])}</p>
      <p class="small soft">{kept ? words.meanwhile_kept : words.meanwhile_nothing}</p>
    </div>
  );
}
