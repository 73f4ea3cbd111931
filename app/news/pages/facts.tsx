import type { Chrome } from '../../../ui/chrome.ts';
import { Row } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { dayIn } from '../../../lib/calendar.ts';
import { dayText } from '../../moment.ts';
import type { NewsRow } from '../find.ts';
import { daysUntil, itemPath } from '../news.ts';

/** What pages of news are drawn with: the day it is where the vendor is, and its zone. */
export type Today = { today: string; zone: string };

/** Days ahead from which a date is near enough to act. */
const near = 45;

/** When legislation binds, in words that count the days. */
export function Binding({ chrome, row, today }: { chrome: Chrome; row: NewsRow; today: string }) {
  if (!row.effective_on) return null;
  const words = chrome.t.news;
  const days = daysUntil(row.effective_on, today);
  const day = dayText(chrome.locale, row.effective_on);
  if (days < 0) return <Chip tone="go">{words.in_force}</Chip>;
  return (
    <Chip tone={days <= near ? 'you' : 'rest'}>
      <time datetime={row.effective_on} title={day}>
        {days === 0 ? words.effective_today : words.effective_in(days)}
      </time>
    </Chip>
  );
}

/** What a news item is about, whom it concerns and what dates it carries, in one line. */
export function factsOf(chrome: Chrome, row: NewsRow): string {
  const { t, locale } = chrome;
  const words = t.news;
  return [
    row.category && words.categories[row.category],
    row.modules.length > 0 ? row.modules.map(({ name }) => name).join(', ') : words.everybody,
    row.category === 'legislation' && (row.states.length > 0 ? row.states.join(', ') : words.whole_country),
    row.expected_on && words.expected(dayText(locale, row.expected_on)),
    row.release && words.release(row.release),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** One news item of a list. */
export function NewsLine({
  chrome,
  row,
  at: { today, zone },
  short = false,
}: {
  chrome: Chrome;
  row: NewsRow;
  at: Today;
  short?: boolean;
}) {
  const { t, locale } = chrome;
  const binds = row.effective_on !== null;
  const affected = row.category === 'legislation' && row.affects;
  const published = dayIn(row.published_at, zone).toString();
  return (
    <Row
      href={itemPath(row)}
      title={row.title}
      lang={row.locale}
      mark={row.pinned ? t.news.pinned : undefined}
      detail={
        <>
          {short && binds && (
            <>
              <Binding chrome={chrome} row={row} today={today} />{' '}
            </>
          )}
          {short && affected && (
            <>
              <strong class="due">{t.news.affects}</strong> ·{' '}
            </>
          )}
          <bdi>{factsOf(chrome, row)}</bdi> · <time datetime={published}>{dayText(locale, published)}</time>
          {!short && row.summary && (
            <>
              <br />
              <bdi lang={row.locale}>{row.summary}</bdi>
            </>
          )}
        </>
      }
      aside={!short && (binds || affected) ? <Binding chrome={chrome} row={row} today={today} /> : undefined}
      note={!short && affected ? <strong class="due">{t.news.affects}</strong> : undefined}
    />
  );
}
