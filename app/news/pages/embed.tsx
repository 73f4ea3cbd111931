import type { Locale, Words } from '../../../locales/index.ts';
import { dayIn } from '../../../lib/calendar.ts';
import type { FeedItem } from '../find-feed.ts';
import { itemPath, news_path } from '../news.ts';

/** Items of a panel. */
const shown = 10;

type Props = {
  locale: Locale;
  t: Words;
  vendor: string;
  module: string | null;
  origin: string;
  stylesheet: string;
  items: readonly FeedItem[];
  days: (day: string) => string;
  zone: string;
};

/** News for a frame in somebody else's page: no menu, no cookie, no script; links open beside it. */
export function EmbedPage({ locale, t, vendor, module, origin, stylesheet, items, days, zone }: Props) {
  const words = t.news;
  const title = words.feed_title(vendor, module);
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <base target="_blank" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {items.length === 0 && <p>{words.embed.none}</p>}
          <ul>
            {items.slice(0, shown).map((item) => {
              const day = dayIn(item.published_at, zone).toString();
              return (
                <li>
                  <a href={origin + itemPath(item)} rel="noopener">
                    <bdi lang={item.locale}>{item.title}</bdi>
                  </a>
                  <p class="facts">
                    {item.category && `${words.categories[item.category]} · `}
                    <time datetime={day}>{days(day)}</time>
                    {item.effective_on && ` · ${words.effective(days(item.effective_on))}`}
                    {item.expected_on && ` · ${words.expected(days(item.expected_on))}`}
                  </p>
                  {item.summary && <p lang={item.locale}>{item.summary}</p>}
                </li>
              );
            })}
          </ul>
          <p>
            <a href={origin + news_path} rel="noopener">
              {words.embed.all}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
