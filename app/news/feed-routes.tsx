import { createHash } from 'node:crypto';
import { encodingOf } from '../../lib/encoding.ts';
import { type Locale, locales, words } from '../../locales/index.ts';
import type { Ask } from '../context.ts';
import { type Answer, get, notFound, page } from '../route.ts';
import { dayText } from '../moment.ts';
import { calendarItems, feedItems, feedModule } from './find-feed.ts';
import { atomFeed, calendarText, type Channel, jsonFeed } from './feeds.ts';
import { calendar_path, moduleNamed, type ModuleName, stateNamed } from './news.ts';
import { EmbedPage } from './pages/embed.tsx';

/** Read by anybody's program: nobody is known, so that the answer may be kept for all. */
const feed = { who: 'anyone', anonymous: true, headers: 'feed' } as const;

/** The language a feed's own words are in; it must be the same for all who ask for the same address. */
const languageOf = (query: URLSearchParams): Locale =>
  locales.find((locale) => locale === query.get('lang')) ?? 'pt-BR';

function bytes(text: string, type: string): Answer {
  const body = new TextEncoder().encode(text);
  return { kind: 'bytes', body, type, tag: createHash('sha1').update(body).digest('base64url') };
}

/** The module an address asks for; undefined: it names none of ours. */
async function asked({ tx, query }: Ask): Promise<{ module: ModuleName | null; name: string | null } | undefined> {
  const text = query.get('module');
  if (!text) return { module: null, name: null };
  const module = moduleNamed(text);
  const name = module && (await feedModule(tx, module));
  return name ? { module, name } : undefined;
}

const channelOf = ({ services, brand, query }: Ask, path: string, module: string | null): Channel => {
  const named = query.get('module');
  const locale = languageOf(query);
  const kept = new URLSearchParams({ ...(named && { module: named }), ...(locale !== 'pt-BR' && { lang: locale }) });
  return {
    public_url: services.config.public_url,
    vendor: brand.name,
    locale,
    module,
    address: kept.size > 0 ? `${path}?${kept}` : path,
  };
};

export const feed_routes = [
  get({
    ...feed,
    path: '/news/feed.json',
    handle: async (ask) => {
      const of = await asked(ask);
      if (!of) return notFound;
      const items = await feedItems(ask.tx, of.module);
      const text = JSON.stringify(jsonFeed(channelOf(ask, '/news/feed.json', of.name), items));
      return bytes(text, 'application/feed+json; charset=utf-8');
    },
  }),
  get({
    ...feed,
    path: '/news/feed.xml',
    handle: async (ask) => {
      const of = await asked(ask);
      if (!of) return notFound;
      const items = await feedItems(ask.tx, of.module);
      return bytes(atomFeed(channelOf(ask, '/news/feed.xml', of.name), items), 'application/atom+xml; charset=utf-8');
    },
  }),
  get({
    ...feed,
    path: calendar_path,
    handle: async (ask) => {
      const of = await asked(ask);
      const state = ask.query.get('state');
      if (!of || (state && !stateNamed(state))) return notFound;
      const items = await calendarItems(ask.tx, { state: stateNamed(state), module: of.module });
      return bytes(calendarText(channelOf(ask, calendar_path, of.name), items), 'text/calendar; charset=utf-8');
    },
  }),
  get({
    who: 'anyone',
    anonymous: true,
    headers: 'embed',
    path: '/embed/news',
    handle: async (ask) => {
      const of = await asked(ask);
      if (!of) return notFound;
      const { services, query, brand, tx } = ask;
      const locale = languageOf(query);
      const items = await feedItems(tx, of.module);
      return page(
        <EmbedPage
          {...{ locale, items }}
          t={words[locale]}
          vendor={brand.name}
          module={of.name}
          origin={services.config.public_url}
          stylesheet={services.assets.embed.path}
          days={(day) => dayText(locale, day)}
          zone={services.config.tz_default}
        />,
      );
    },
  }),
  get({
    path: '/embed/arrimo-news.js',
    who: 'nobody',
    headers: 'feed',
    before_setup: true,
    handle: ({ services, accept_encoding }) => {
      const { type, br, gzip, body } = services.assets.news;
      const encoding = encodingOf(accept_encoding);
      const packed = encoding === 'br' ? br : encoding === 'gzip' ? gzip : null;
      const tag = createHash('sha1').update(body).digest('base64url');
      if (encoding && packed) return { kind: 'bytes', body: new Uint8Array(packed), type, encoding, tag };
      return { kind: 'bytes', body: new Uint8Array(body), type, tag };
    },
  }),
];
