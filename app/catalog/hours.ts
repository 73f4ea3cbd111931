/** Service hours of a weekday; minutes of the day, 1440 is its end. */
export type Hours = { weekday: number; from_minute: number; until_minute: number };

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const time = /^([01]?\d|2[0-4])[:h]([0-5]\d)$/;

/** Minutes of a time of day, 08:00 or 8h00, up to 24:00; null for what is none. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = time.exec(text.trim()) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours !== undefined && minute <= 1440 ? minute : null;
}

/** 08:00; 1440 is 24:00. */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Reads `08:00-12:00, 13:00-18:00`; nothing is a day without service. Null: not such a list, or spans that overlap. */
export function readHours(weekday: number, text: string): Hours[] | null {
  const spans: Hours[] = [];
  for (const span of text.split(/[,;]/).filter((part) => part.trim() !== '')) {
    const [from, until, ...more] = span.split(/[-–—]/);
    const from_minute = minuteOf(from ?? '');
    const until_minute = minuteOf(until ?? '');
    if (from_minute === null || until_minute === null || more.length > 0 || until_minute <= from_minute) return null;
    spans.push({ weekday, from_minute, until_minute });
  }
  spans.sort((a, b) => a.from_minute - b.from_minute);
  const overlapping = spans.some(({ from_minute }, index) => from_minute < (spans[index - 1]?.until_minute ?? 0));
  return overlapping || spans.length > 8 ? null : spans;
}

/** The hours of one weekday as `readHours` reads them. */
export function hoursText(hours: readonly Hours[], weekday: number): string {
  return hours
    .filter((span) => span.weekday === weekday)
    .map(({ from_minute, until_minute }) => `${timeOf(from_minute)}-${timeOf(until_minute)}`)
    .join(', ');
}
