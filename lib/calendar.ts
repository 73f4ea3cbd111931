import { Temporal } from 'temporal-polyfill';

/** A day without a zone: a date of the civil calendar. */
export type Day = Temporal.PlainDate;

/** Minutes of a day, `from` inclusive, `until` exclusive; 1440 is the end of the day. */
export type Span = { from: number; until: number };

/**
 * When a holiday is: the same day of every year (`month` and `day`), a distance from Easter Sunday in days, or one date
 * (`on_date`, 2026-11-24). `valid_from` and `valid_until` are its first and last day; without minutes it takes the whole day.
 */
export type HolidayRule = {
  month: number | null;
  day: number | null;
  easter_offset: number | null;
  on_date: string | null;
  valid_from: string | null;
  valid_until: string | null;
  from_minute: number | null;
  until_minute: number | null;
};

/** Service hours in a zone: the open spans of each weekday (1 is Monday, ISO 8601) and what holidays take of a date. */
export type ServiceCalendar = {
  time_zone: string;
  hours: (weekday: number) => readonly Span[];
  closings: (date: Day) => readonly Span[];
};

const minutes_a_day = 1440;
const minute_ms = 60_000;
// Ten years without a business day are a calendar that has none.
const search_days = 3660;

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The date of a rule in a year; null where it has none (29/02, another year's date, outside its validity). */
export function dateOf(rule: HolidayRule, year: number): Day | null {
  const date = plainDateOf(rule, year);
  if (!date) return null;
  const text = date.toString();
  return (rule.valid_from && text < rule.valid_from) || (rule.valid_until && text > rule.valid_until) ? null : date;
}

function plainDateOf({ month, day, easter_offset, on_date }: HolidayRule, year: number): Day | null {
  if (on_date) {
    const date = Temporal.PlainDate.from(on_date);
    return date.year === year ? date : null;
  }
  if (easter_offset !== null) return easter(year).add({ days: easter_offset });
  if (!month || !day) return null;
  const { daysInMonth } = new Temporal.PlainYearMonth(year, month);
  return day <= daysInMonth ? new Temporal.PlainDate(year, month, day) : null;
}

/** What the rules take of a date: a function, because each year is worked out once. */
export function closingsBy(rules: readonly HolidayRule[]): (date: Day) => readonly Span[] {
  const years = new Map<number, Map<string, Span[]>>();
  const yearOf = (year: number): Map<string, Span[]> => {
    const known = years.get(year);
    if (known) return known;
    const days = new Map<string, Span[]>();
    for (const rule of rules) {
      const date = dateOf(rule, year)?.toString();
      if (!date) continue;
      const span = { from: rule.from_minute ?? 0, until: rule.until_minute ?? minutes_a_day };
      days.set(date, [...(days.get(date) ?? []), span]);
    }
    years.set(year, days);
    return days;
  };
  return (date) => yearOf(date.year).get(date.toString()) ?? [];
}

/** Whether the rules take a whole date; one that takes part of a day leaves it a business day. */
export function closedBy(rules: readonly HolidayRule[]): (date: Day) => boolean {
  const closings = closingsBy(rules);
  return (date) => closings(date).some(({ from, until }) => from === 0 && until === minutes_a_day);
}

/** Monday to Friday, and not closed. */
export function isBusinessDay(date: Day, closed: (date: Day) => boolean): boolean {
  return date.dayOfWeek <= 5 && !closed(date);
}

/** The `count`-th business day after a date, which itself does not count (count >= 1). RangeError where there is none in ten years. */
export function addBusinessDays(date: Day, count: number, closed: (date: Day) => boolean): Day {
  let left = count;
  let day = date;
  for (let tried = 0; tried < search_days + 2 * count; tried += 1) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day, closed)) left -= 1;
    if (left <= 0) return day;
  }
  throw new RangeError('no business days in this calendar');
}

/** The `n`-th business day of a month (n >= 1). RangeError when the month has fewer. */
export function nthBusinessDay(year: number, month: number, n: number, closed: (date: Day) => boolean): Day {
  const day = addBusinessDays(new Temporal.PlainDate(year, month, 1).subtract({ days: 1 }), n, closed);
  if (day.month !== month || day.year !== year) throw new RangeError(`${year}-${month} has no business day ${n}`);
  return day;
}

/**
 * Until when a reply given `business_days` counts: the last millisecond (23:59:59.999, the finest a Date holds) of the n-th
 * business day after the day of entry in `time_zone`; the day of entry itself is not counted (domain.md 1.3, 6.4). What comes
 * at that instant is in time, what comes after it is late.
 */
export function deadline(
  entered: Date,
  business_days: number,
  time_zone: string,
  closed: (date: Day) => boolean,
): Date {
  const last = addBusinessDays(dayIn(entered, time_zone), business_days, closed);
  return new Date(startOf(last.add({ days: 1 }), time_zone) - 1);
}

/** The date that an instant has in a zone. */
export function dayIn(at: Date, time_zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(time_zone).toPlainDate();
}

const startOf = (date: Day, time_zone: string): number => date.toZonedDateTime(time_zone).epochMilliseconds;

function instantOf(date: Day, minute: number, time_zone: string): number {
  if (minute === 0) return startOf(date, time_zone);
  if (minute === minutes_a_day) return startOf(date.add({ days: 1 }), time_zone);
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  return date.toZonedDateTime({ timeZone: time_zone, plainTime }).epochMilliseconds;
}

/** What is left of the spans after the closings are taken out of them, in order. */
export function without(spans: readonly Span[], closings: readonly Span[]): Span[] {
  let left = [...spans];
  for (const { from, until } of closings)
    left = left.flatMap((span) =>
      [
        { from: span.from, until: Math.min(span.until, from) },
        { from: Math.max(span.from, until), until: span.until },
      ].filter((rest) => rest.until > rest.from),
    );
  return left.sort((a, b) => a.from - b.from);
}

// The open instants of a date, in milliseconds of the epoch: real time, so a night with a change of clock has 23 or 25 hours.
function openings(date: Day, { time_zone, hours, closings }: ServiceCalendar): Span[] {
  return without(hours(date.dayOfWeek), closings(date)).map(({ from, until }) => ({
    from: instantOf(date, from, time_zone),
    until: instantOf(date, until, time_zone),
  }));
}

/** Whole minutes of service between two instants, in real time; 0 when `to` is not after `from`. */
export function businessMinutes(from: Date, to: Date, calendar: ServiceCalendar): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) return 0;
  const last = dayIn(to, calendar.time_zone);
  let total = 0;
  for (
    let date = dayIn(from, calendar.time_zone);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    for (const open of openings(date, calendar))
      total += Math.max(0, Math.min(open.until, end) - Math.max(open.from, start));
  return Math.floor(total / minute_ms);
}

/** When `minutes` of service are over, counted from an instant. RangeError where a calendar has no service in ten years. */
export function addBusinessMinutes(from: Date, minutes: number, calendar: ServiceCalendar): Date {
  let left = minutes * minute_ms;
  if (left <= 0) return from;
  let date = dayIn(from, calendar.time_zone);
  for (let idle = 0; idle < search_days; idle += 1, date = date.add({ days: 1 })) {
    for (const open of openings(date, calendar)) {
      const begin = Math.max(open.from, from.getTime());
      if (open.until - begin >= left) return new Date(begin + left);
      if (open.until > begin) {
        left -= open.until - begin;
        idle = 0;
      }
    }
  }
  throw new RangeError('no service hours in this calendar');
}
