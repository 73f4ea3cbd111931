import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { type Step, Stepper } from '../../../ui/parts/stepper.tsx';
import type { Case } from '../find-case.ts';
import type { Happened } from '../find-stretch.ts';
import { type Status, turns } from '../ticket.ts';

/** How far a request has come, with the day of each step. */
export function Progress({
  chrome,
  viewer,
  ticket,
  happened,
}: {
  chrome: Chrome;
  viewer: Person;
  ticket: Case;
  happened: readonly Happened[];
}) {
  const { t } = chrome;
  const words = t.conversation;
  const format = formatOf(chrome.locale, viewer.time_zone);
  // Newest first: the last of them is when it first came there.
  const reached = (status: Status): Date | undefined =>
    happened.findLast((event) => event.to_status === status)?.created_at;
  const latest = (status: Status): Date | undefined => happened.find((event) => event.to_status === status)?.created_at;
  const note = (at: Date | null | undefined): string | undefined => (at ? format.day_month(at) : undefined);
  const opened = { label: words.step_opened, note: note(ticket.opened_at) };
  const working = { label: words.step_working, note: note(reached('in_progress')) };
  const validation = { label: words.step_validation, note: note(latest('customer_validation')) };
  const closed = { label: words.step_closed, note: note(ticket.closed_at) };
  const waiting = { label: t.tickets.status[ticket.status], note: note(latest(ticket.status)) };
  const yours = turns[ticket.status] === 'customer';
  const here = { state: 'now', yours } as const;
  const [done, later] = [{ state: 'done' }, { state: 'later' }] as const;
  const ways: Record<Status, Step[]> = {
    new: [
      { ...opened, ...here },
      { label: words.step_working, ...later },
      { label: words.step_validation, ...later },
      { label: words.step_closed, ...later },
    ],
    in_progress: [
      { ...opened, ...done },
      { ...working, ...here },
      { label: words.step_validation, ...later },
      { label: words.step_closed, ...later },
    ],
    waiting_customer: [
      { ...opened, ...done },
      { ...waiting, ...here },
      { label: words.step_validation, ...later },
      { label: words.step_closed, ...later },
    ],
    waiting_issue: [
      { ...opened, ...done },
      { ...waiting, ...here },
      { label: words.step_validation, ...later },
      { label: words.step_closed, ...later },
    ],
    customer_validation: [
      { ...opened, ...done },
      { ...working, ...done },
      { ...validation, ...here },
      { label: words.step_closed, ...later },
    ],
    closed: [
      { ...opened, ...done },
      ...(reached('in_progress') ? [{ ...working, ...done }] : []),
      ...(latest('customer_validation') ? [{ ...validation, ...done }] : []),
      { ...closed, ...here },
    ],
    cancelled: [
      { ...opened, ...done },
      { label: words.step_cancelled, note: note(ticket.closed_at), ...here },
    ],
  };
  return <Stepper t={t} steps={ways[ticket.status]} />;
}
