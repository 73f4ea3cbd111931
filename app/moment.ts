import { type Format, formatOf, iso } from '../lib/format.ts';
import type { Viewer } from '../lib/viewer.ts';
import type { Locale } from '../locales/index.ts';
import type { Chrome } from '../ui/chrome.ts';
import type { Moment } from '../ui/parts/time.tsx';

const default_zone = 'America/Sao_Paulo';

/** How this reader writes dates and numbers. */
export function formatFor(chrome: Pick<Chrome, 'locale'>, viewer: Viewer): Format {
  return formatOf(chrome.locale, viewer.kind === 'person' ? viewer.time_zone : default_zone);
}

/** A moment in the reader's words and zone, with the exact one on hover. */
export function momentOf(chrome: Pick<Chrome, 'locale'>, viewer: Viewer, at: Date, now: Date): Moment {
  const format = formatFor(chrome, viewer);
  return { iso: iso(at), text: format.relative(at, now), exact: format.date_time(at) };
}

/** A whole number as the reader writes it. */
export function numberText(locale: Locale, value: number): string {
  return formatOf(locale, default_zone).number(value, 0);
}
