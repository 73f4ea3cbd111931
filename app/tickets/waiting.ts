import { addBusinessDays, dayIn, deadline } from '../../lib/calendar.ts';
import type { Tx } from '../../lib/database.ts';
import { closedDays } from '../catalog/calendar.ts';
import { waiting_days } from './ticket.ts';

export type Waiting = { closes_at: Date; reminds_at: Date | null; reminded: number };

/**
 * Until when the customer may answer a request that begins to wait at `now`, and when the first reminder is due: business days of the
 * organisation's municipality, state and country, in its zone, the day of entry not counted (S45, domain.md 6.4).
 */
export async function beginWaiting(
  tx: Tx,
  organization_id: string,
  state: keyof typeof waiting_days,
  now: Date,
): Promise<Waiting> {
  const { time_zone, closed } = await calendarOf(tx, organization_id);
  const { closes } = waiting_days[state];
  return {
    closes_at: deadline(now, closes, time_zone, closed),
    reminds_at: reminderAfter(now, state, 0, time_zone, closed),
    reminded: 0,
  };
}

/** When the reminder after the first `reminded` is due: at nine in the morning of its business day; null when there is none left. */
export async function nextReminder(
  tx: Tx,
  organization_id: string,
  state: keyof typeof waiting_days,
  since: Date,
  reminded: number,
): Promise<Date | null> {
  const { time_zone, closed } = await calendarOf(tx, organization_id);
  return reminderAfter(since, state, reminded, time_zone, closed);
}

const morning = { hour: 9 };

function reminderAfter(
  since: Date,
  state: keyof typeof waiting_days,
  reminded: number,
  time_zone: string,
  closed: Parameters<typeof addBusinessDays>[2],
): Date | null {
  const days = waiting_days[state].reminds[reminded];
  if (days === undefined) return null;
  const day = addBusinessDays(dayIn(since, time_zone), days, closed);
  return new Date(day.toZonedDateTime({ timeZone: time_zone, plainTime: morning }).epochMilliseconds);
}

async function calendarOf(tx: Tx, organization_id: string) {
  const place = await tx
    .selectFrom('organizations')
    .select(['time_zone', 'country', 'state', 'municipality_code'])
    .where('id', '=', organization_id)
    .executeTakeFirstOrThrow();
  return { time_zone: place.time_zone, closed: await closedDays(tx, place) };
}
