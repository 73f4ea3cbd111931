import { formatOf, iso } from '../../lib/format.ts';
import type { Chrome } from '../../ui/chrome.ts';
import type { Moment } from '../../ui/parts/time.tsx';
import { momentOf } from '../moment.ts';

/** When something was changed: in the reader's words; on a page that visitors share the day, which stays true however long it is kept. */
export function whenOf(
  chrome: Pick<Chrome, 'locale' | 'shared'>,
  { time_zone, now }: { time_zone: string; now: Date },
  at: Date,
): Moment {
  if (!chrome.shared) return momentOf(chrome, { time_zone }, at, now);
  const format = formatOf(chrome.locale, time_zone);
  return { iso: iso(at), text: format.day(at), exact: format.date_time(at) };
}
