import { plainText } from '../../lib/plain-text.ts';
import type { Words } from '../../locales/index.ts';
import type { NewsItem } from './find.ts';
import { itemPath } from './news.ts';

/** Characters of a summary that a short text keeps. */
const longest = 280;

// What WhatsApp would read as bold, slanted, struck out or code.
const plain = (text: string): string => plainText(text).replaceAll(/[*_~`]/g, '');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function cut(text: string): string {
  if (text.length <= longest) return text;
  const whole = text.slice(0, longest - 1).replace(/\s+\S*$/, '');
  return `${whole || text.slice(0, longest - 1)}…`;
}

/** A news item as a short text for a group on WhatsApp: a title in bold, what it is about, a date that counts, and where to read on. `days`: written as the reader does. */
export function shortText(t: Words, item: NewsItem, public_url: string, days: (day: string) => string): string {
  const said = t.news;
  const about = [item.category && said.categories[item.category], ...item.modules.map(({ name }) => name)];
  const when = [
    item.effective_on && said.effective(days(item.effective_on)),
    item.states.join(', '),
    item.expected_on && said.expected(days(item.expected_on)),
    item.release && said.release(item.release),
  ];
  const parts = [
    `*${plain(item.title)}*`,
    plain(about.filter(Boolean).join(' · ')),
    capital(plain(when.filter(Boolean).join(' · '))),
    cut(plain(item.summary || item.body)),
    `${public_url}${itemPath(item)}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}
