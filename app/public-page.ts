import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { VNode } from 'preact';
import { encodingOf } from '../lib/encoding.ts';
import { document } from '../ui/document.ts';
import type { Chrome } from '../ui/chrome.ts';
import type { Ask } from './context.ts';
import { headersOf } from './headers.ts';
import { type Answer, page } from './route.ts';

/** Bytes of drawn pages that a process keeps, at most, and of one of them. */
const kept_bytes = 32 * 1_048_576;
const largest_kept = 1_048_576;

// A bundle is one file, so its time tells one edition of the portal from the next; the words and markup of a page are part of it.
const edition = statSync(fileURLToPath(import.meta.url)).mtimeMs;

/** The answer of a page that visitors share: nothing in it is about who asks. */
export type PublicAnswer = Extract<Answer, { kind: 'public' }>;

/**
 * A page that a visitor's browser, and what stands before the portal, may keep and ask for again by its ETag. `about`: everything the
 * page is drawn from that changes, read anew for every request, so that row level security has the last word each time; equal content
 * is neither drawn nor compressed again. Whoever is signed in gets a page of their own. `draw` must not look at the clock and draws no
 * form: its chrome has no proof for one.
 */
export function publicPage(
  { viewer, chrome }: Pick<Ask, 'viewer' | 'chrome'>,
  about: unknown,
  draw: (chrome: Chrome) => VNode,
): Answer {
  if (viewer.kind === 'person') return page(draw(chrome));
  const { t: _words, csrf: _proof, path, ...rest } = chrome;
  // What of the query matters to the page is in `about`; the rest would make the same page another one.
  const frame = { ...rest, path: path.split('?', 1)[0] ?? '/' };
  const key = createHash('sha1')
    .update(JSON.stringify([edition, frame, about]))
    .digest('base64url');
  return { kind: 'public', key, draw: () => draw({ ...chrome, path: frame.path, csrf: '', shared: true }) };
}

/** The pages a process has drawn for visitors, the least lately used forgotten first. */
export type DrawnPages = {
  find(key: string): Uint8Array<ArrayBuffer> | undefined;
  keep(key: string, body: Uint8Array<ArrayBuffer>): void;
};

export function newDrawnPages(): DrawnPages {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let bytes = 0;
  return {
    find(key) {
      const body = kept.get(key);
      if (!body) return undefined;
      kept.delete(key);
      kept.set(key, body);
      return body;
    },
    keep(key, body) {
      if (body.length > largest_kept || kept.has(key)) return;
      kept.set(key, body);
      bytes += body.length;
      for (const [oldest, { length }] of kept) {
        if (bytes <= kept_bytes) break;
        kept.delete(oldest);
        bytes -= length;
      }
    },
  };
}

/** The bytes of a shared page, or that those the caller has are still the same (304). */
export function sendPublic(
  { key, draw }: PublicAnswer,
  drawn: DrawnPages,
  {
    secure,
    accept_encoding,
    if_none_match,
  }: { secure: boolean; accept_encoding: string | null; if_none_match: string | null },
): Response {
  const encoding = encodingOf(accept_encoding);
  const etag = `W/"${key}"`;
  const headers: Record<string, string> = {
    ...headersOf('page', secure),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: etag,
  };
  if (if_none_match?.split(',').some((given) => given.trim().replace(/^W\//, '') === `"${key}"`))
    return new Response(null, { status: 304, headers });
  const place = `${key} ${encoding}`;
  let body = drawn.find(place);
  if (!body) drawn.keep(place, (body = packed(document(draw()), encoding)));
  headers['Content-Type'] = 'text/html; charset=utf-8';
  if (encoding) headers['Content-Encoding'] = encoding;
  return new Response(body, { status: 200, headers });
}

function packed(html: string, encoding: 'br' | 'gzip' | null): Uint8Array<ArrayBuffer> {
  if (encoding === null) return new Uint8Array(Buffer.from(html));
  if (encoding === 'gzip') return new Uint8Array(gzipSync(html, { level: 6 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
  return new Uint8Array(brotliCompressSync(html, { params }));
}
