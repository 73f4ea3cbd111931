import { Temporal } from 'temporal-polyfill';
import { beginWaiting } from '../../../app/tickets/waiting.ts';
import type { Tx } from '../../../lib/database.ts';
import type { Moment } from './story.ts';

const zone = 'America/Sao_Paulo';

/** The date a moment of the story falls on, seen from `now`. `organization`: whose calendar its deadlines keep. */
export async function dateOf(tx: Tx, moment: Moment, now: Date, organization: () => string): Promise<Date> {
  if (typeof moment === 'number') return new Date(now.getTime() - moment * 86_400_000);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  if (typeof moment === 'string') {
    const [days, time = ''] = moment.split(' ');
    return on(weekdaysBefore(today, Number(days)), time);
  }
  // Deadlines of solutions proposed on each of the last weekdays; several may fall on one day.
  const begun: { at: Date; closes: number }[] = [];
  for (let days = 30; days > 0; days--) {
    const at = on(weekdaysBefore(today, days), '15:20');
    const { closes_at } = await beginWaiting(tx, organization(), 'customer_validation', at);
    if (closes_at.getTime() !== begun.at(-1)?.closes) begun.push({ at, closes: closes_at.getTime() });
  }
  const soonest = begun.findIndex(({ closes }) => closes > now.getTime());
  const found = begun[soonest + moment.closes];
  if (!found) throw new Error('no day from which such a deadline counts');
  return found.at;
}

function weekdaysBefore(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let left = count;
  let at = day;
  while (left > 0) {
    at = at.subtract({ days: 1 });
    if (at.dayOfWeek <= 5) left--;
  }
  return at;
}

const on = (day: Temporal.PlainDate, time: string): Date =>
  new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
