import { gzipSync } from 'node:zlib';
import { encodingOf } from '../../lib/encoding.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { type Answer, get, notFound } from '../route.ts';
import { documentPath } from './document.ts';
import { sitemapPart, sitemapParts, sitemapPlaces } from './find-sitemap.ts';
import { placePath } from './place.ts';

/** First pages of what is published; those of features that are not there are left out. */
const fronts = ['/', '/docs', '/kb', '/news', '/videos', '/communities', '/known-issues', '/help'];

/** Nothing there for a search engine; the pages themselves say the same of everything else that is not for everybody. */
const closed = [
  '/desk',
  '/account',
  '/api/',
  '/documents/',
  '/notices',
  '/organization',
  '/preferences',
  '/search',
  '/sign-in',
  '/tickets',
];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');

function xml({ accept_encoding }: Ask, root: 'urlset' | 'sitemapindex', lines: readonly string[]): Answer {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`;
  const packed = encodingOf(accept_encoding) !== null && /\bgzip\b/.test(accept_encoding);
  const body = packed ? new Uint8Array(gzipSync(text)) : new Uint8Array(Buffer.from(text));
  return { kind: 'bytes', body, type: 'application/xml; charset=utf-8', ...(packed && { encoding: 'gzip' as const }) };
}

const address = (origin: string, path: string, at?: Date): string =>
  `<url><loc>${safe(origin + path)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`;

export const public_routes = [
  get({
    path: '/robots.txt',
    who: 'nobody',
    headers: 'public',
    handle: ({ chrome: { origin } }) => {
      const text = [
        'User-agent: *',
        ...closed.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${origin}/sitemap.xml`,
        '',
      ];
      return { kind: 'bytes', body: new Uint8Array(Buffer.from(text.join('\n'))), type: 'text/plain; charset=utf-8' };
    },
  }),
  get({
    path: '/sitemap.xml',
    who: 'anyone',
    headers: 'public',
    reads: (tx) => sitemapParts(tx),
    handle: (ask, parts) =>
      xml(
        ask,
        'sitemapindex',
        ['pages', ...parts].map(
          (part) => `<sitemap><loc>${safe(`${ask.chrome.origin}/sitemap/${part}.xml`)}</loc></sitemap>`,
        ),
      ),
  }),
  get({
    path: '/sitemap/pages.xml',
    who: 'anyone',
    headers: 'public',
    reads: (tx) => sitemapPlaces(tx),
    handle: (ask, places) => {
      const known = new Set(ask.routes().map(({ method, path }) => `${method} ${path}`));
      const { origin } = ask.chrome;
      return xml(ask, 'urlset', [
        ...fronts.filter((path) => known.has(`GET ${path}`)).map((path) => address(origin, path)),
        ...places.map(({ kind, product, module }) => address(origin, placePath(kind, product, module))),
      ]);
    },
  }),
  get({
    path: '/sitemap/:part',
    who: 'anyone',
    headers: 'public',
    crawl: { params: { part: 'document' } },
    reads: async (tx, { part = '' }) => {
      const first = part.endsWith('.xml') ? readUuid(part.slice(0, -4)) : null;
      return first ? sitemapPart(tx, first) : [];
    },
    handle: (ask, rows) => {
      if (rows.length === 0) return notFound;
      const { origin } = ask.chrome;
      return xml(
        ask,
        'urlset',
        rows.map((row) => address(origin, documentPath(row), row.updated_at)),
      );
    },
  }),
];
