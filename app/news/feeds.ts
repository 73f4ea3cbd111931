import { plainText } from '../../lib/plain-text.ts';
import { type Locale, words } from '../../locales/index.ts';
import type { FeedItem } from './find-feed.ts';
import { itemPath, news_path } from './news.ts';

/** What a feed is of and where it stands. `module`: its name, where it is of one. */
export type Channel = { public_url: string; vendor: string; locale: Locale; module: string | null; address: string };

const titleOf = ({ vendor, module, locale }: Channel): string => words[locale].news.feed_title(vendor, module);

const tagsOf = ({ category, modules, states }: FeedItem): string[] => [
  ...(category ? [category] : []),
  ...modules.map(({ product, module }) => `${product}/${module}`),
  ...states,
];

/** JSON Feed 1.1 (jsonfeed.org); what only we say stands under `_arrimo`. */
export function jsonFeed(channel: Channel, items: readonly FeedItem[]): unknown {
  const { public_url, vendor, locale, address } = channel;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(channel),
    home_page_url: public_url + news_path,
    feed_url: public_url + address,
    language: locale,
    authors: [{ name: vendor, url: public_url }],
    items: items.map((item) => ({
      id: `urn:uuid:${item.id}`,
      url: public_url + itemPath(item),
      title: item.title,
      ...(item.summary && { summary: item.summary }),
      ...(item.html === null ? { content_text: item.body } : { content_html: item.html }),
      date_published: item.published_at.toISOString(),
      date_modified: item.updated_at.toISOString(),
      language: item.locale,
      tags: tagsOf(item),
      _arrimo: {
        category: item.category,
        category_name: item.category && words[localeOf(item.locale)].news.categories[item.category],
        pinned: item.pinned,
        effective_on: item.effective_on,
        states: item.states,
        expected_on: item.expected_on,
        release: item.release,
        modules: item.modules,
      },
    })),
  };
}

const localeOf = (locale: string): Locale => (locale === 'en' || locale === 'es' ? locale : 'pt-BR');

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// What XML 1.0 does not allow is left out; nothing could read the rest otherwise.
// eslint-disable-next-line no-control-regex
const not_xml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(not_xml, '')
    .replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');

/** Atom (RFC 4287). */
export function atomFeed(channel: Channel, items: readonly FeedItem[]): string {
  const { public_url, vendor, locale, address } = channel;
  const updated = items.reduce((latest, { updated_at }) => Math.max(latest, updated_at.getTime()), 0);
  const entries = items.map(
    (item) => `  <entry xml:lang="${xml(item.locale)}">
    <id>urn:uuid:${item.id}</id>
    <title>${xml(item.title)}</title>
    <link rel="alternate" type="text/html" href="${xml(public_url + itemPath(item))}"/>
    <published>${item.published_at.toISOString()}</published>
    <updated>${item.updated_at.toISOString()}</updated>
${tagsOf(item)
  .map((tag) => `    <category term="${xml(tag)}"/>\n`)
  .join(
    '',
  )}${item.summary ? `    <summary>${xml(item.summary)}</summary>\n` : ''}    <content type="${item.html === null ? 'text' : 'html'}">${xml(item.html ?? item.body)}</content>
  </entry>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${xml(public_url + address)}</id>
  <title>${xml(titleOf(channel))}</title>
  <updated>${new Date(updated).toISOString()}</updated>
  <author><name>${xml(vendor)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(public_url + address)}"/>
  <link rel="alternate" type="text/html" href="${xml(public_url + news_path)}"/>
${entries.join('')}</feed>
`;
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n?|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const longest_line = 75;
const bytes = new TextEncoder();

// A line has at most 75 bytes (RFC 5545, 3.1), and no letter is cut in two.
function folded(line: string): string {
  const lines = [''];
  let size = 0;
  for (const letter of line) {
    const weight = bytes.encode(letter).length;
    if (size + weight > longest_line) {
      lines.push(' ');
      size = 1;
    }
    lines[lines.length - 1] += letter;
    size += weight;
  }
  return lines.join('\r\n');
}

const stamp = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const plainDay = (day: string): string => day.replaceAll('-', '');

/** Legislation as a calendar (RFC 5545): the day from which each binds, with a reminder a week ahead. */
export function calendarText(channel: Channel, items: readonly FeedItem[]): string {
  const { public_url, locale } = channel;
  const host = new URL(public_url).hostname;
  const said = words[locale].news;
  const events = items.flatMap((item) => {
    if (!item.effective_on) return [];
    const where = item.states.length > 0 ? item.states.join(', ') : said.whole_country;
    const about = [plainText(item.summary), item.modules.map(({ name }) => name).join(', '), where].filter(Boolean);
    return [
      'BEGIN:VEVENT',
      `UID:${item.id}@${host}`,
      `DTSTAMP:${stamp(item.updated_at)}`,
      `LAST-MODIFIED:${stamp(item.updated_at)}`,
      `DTSTART;VALUE=DATE:${plainDay(item.effective_on)}`,
      `DTEND;VALUE=DATE:${plainDay(dayAfter(item.effective_on))}`,
      `SUMMARY:${escaped(item.title)}`,
      `DESCRIPTION:${escaped([...about, public_url + itemPath(item)].join('\n'))}`,
      `URL:${public_url}${itemPath(item)}`,
      `CATEGORIES:${escaped(said.categories.legislation)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P7D',
      `DESCRIPTION:${escaped(item.title)}`,
      'END:VALARM',
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Arrimo//News//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(said.calendar_title(channel.vendor))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
