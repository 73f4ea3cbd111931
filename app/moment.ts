import { dayIn } from '../lib/calendar.ts';
import { formatOf, iso } from '../lib/format.ts';
import type { Person } from '../lib/viewer.ts';
import type { Locale } from '../locales/index.ts';
import type { Chrome } from '../ui/chrome.ts';
import type { Moment } from '../ui/parts/time.tsx';
import type { Ask } from './context.ts';

/** A moment in the reader's words and zone, with the exact one on hover. */
export function momentOf(
  chrome: Pick<Chrome, 'locale'>,
  viewer: Pick<Person, 'time_zone'>,
  at: Date,
  now: Date,
): Moment {
  const format = formatOf(chrome.locale, viewer.time_zone);
  return { iso: iso(at), text: format.relative(at, now), exact: format.date_time(at) };
}

/** A whole number as the reader writes it. */
export function numberText(locale: Locale, value: number): string {
  return formatOf(locale, 'UTC').number(value, 0);
}

/** A count that went no further than `counted`: "12", or "more than 999". */
export function countText({ t, locale }: Pick<Chrome, 't' | 'locale'>, count: number, counted: number): string {
  return count > counted ? t.home.more_than(numberText(locale, counted)) : numberText(locale, count);
}

/** A day without a zone, `2026-11-24`, as the reader writes it. */
export function dayText(locale: Locale, day: string): string {
  return formatOf(locale, 'UTC').day(new Date(`${day}T00:00:00Z`));
}

/** The day it is where the vendor is, 2026-11-24: what releases and contracts are measured by. */
export function today({ now, services }: Pick<Ask, 'now' | 'services'>): string {
  return dayIn(now, services.config.tz_default).toString();
}
