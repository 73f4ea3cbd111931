import { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { VNode } from 'preact';
import { encodingOf } from '../lib/encoding.ts';
import { document } from '../ui/document.ts';
import { writeCookie } from './cookies.ts';
import { headersOf, type Profile } from './headers.ts';
import type { Answer, Outlet, SetCookie } from './route.ts';

type Sending = {
  profile: Profile;
  secure: boolean;
  accept_encoding: string | null;
  if_none_match: string | null;
  cookies: readonly SetCookie[];
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** When to ask again after a refusal of this status, in seconds. */
export const come_back_s: Record<number, number> = { 429: 60, 503: 5 };

// A page up to this many characters is compressed where it stands: a thread costs more time and 40 MB of memory (bench/home, bench/start).
const small_page = 65_536;

/** Turns an answer into the bytes and headers that leave; runs after the transaction has ended. */
export async function send(
  answer: Exclude<Answer, { kind: 'problem' | 'public' }>,
  sending: Sending,
): Promise<Response> {
  switch (answer.kind) {
    case 'redirect':
      return new Response(null, {
        status: answer.permanent ? 301 : 303,
        headers: head(sending, 303, { Location: answer.to }),
      });
    case 'json': {
      const headers = head(sending, answer.status, {
        'Content-Type': answer.type ?? 'application/json',
        ...answer.headers,
      });
      return new Response(JSON.stringify(answer.data), { status: answer.status, headers });
    }
    case 'bytes': {
      const tag = answer.tag && { ETag: `W/"${answer.tag}"` };
      if (tag && sending.if_none_match?.split(/,\s*/).includes(tag.ETag))
        return new Response(null, { status: 304, headers: head(sending, 304, tag) });
      const encoding = answer.encoding && { 'Content-Encoding': answer.encoding };
      const download = answer.download && {
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.download)}`,
      };
      const headers = head(sending, 200, { 'Content-Type': answer.type, ...encoding, ...download, ...tag });
      return new Response(answer.body, { status: 200, headers });
    }
    case 'stream': {
      const headers = head(sending, answer.status, answer.headers);
      return new Response(answer.body && streamOf(answer.body), { status: answer.status, headers });
    }
    case 'events':
      return new Response(eventsOf(answer.open), {
        headers: head(sending, 200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }),
      });
    case 'page':
      return sendPage(answer.node, answer.status, sending);
  }
}

// The type of ReadableStream is that of browsers, which have no `from`.
const streamOf = (bytes: AsyncIterable<Uint8Array>): ReadableStream =>
  NodeReadableStream.from(bytes) as unknown as ReadableStream;

async function sendPage(node: VNode, status: number, sending: Sending): Promise<Response> {
  const html = document(node);
  const encoding = encodingOf(sending.accept_encoding);
  const headers = head(sending, status, {
    'Content-Type': 'text/html; charset=utf-8',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  return new Response(encoding ? await compress(html, encoding) : html, { status, headers });
}

// A plain record where it will do: the server writes it as it is, while Headers are checked, sorted and taken apart again.
function head(
  { profile, secure, cookies }: Sending,
  status: number,
  more: Record<string, string>,
): Headers | Record<string, string> {
  const wait_s = come_back_s[status];
  const wait = wait_s === undefined ? null : { 'Retry-After': String(wait_s) };
  const plain = { ...headersOf(profile, secure), ...wait, ...more };
  if (cookies.length === 0) return plain;
  const headers = new Headers(plain);
  for (const cookie of cookies) headers.append('Set-Cookie', writeCookie(cookie, secure));
  return headers;
}

async function compress(html: string, encoding: 'br' | 'gzip'): Promise<Uint8Array<ArrayBuffer>> {
  const small = html.length <= small_page;
  if (encoding === 'gzip') return new Uint8Array(small ? gzipSync(html, { level: 5 }) : await zip(html, { level: 5 }));
  const options: BrotliOptions = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
      // a window no larger than such a page: it is made anew for every answer
      ...(small && { [constants.BROTLI_PARAM_LGWIN]: 16 }),
    },
  };
  return new Uint8Array(small ? brotliCompressSync(html, options) : await brotli(html, options));
}

function eventsOf(open: (out: Outlet) => void): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const works: (() => void)[] = [];
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    for (const work of works) work();
  };
  return new ReadableStream({
    start(controller) {
      open({
        send: (event) => {
          if (!ended) controller.enqueue(text.encode(`event: ${event}\ndata: .\n\n`));
        },
        close: () => {
          if (ended) return;
          end();
          controller.close();
        },
        gone: (work) => void works.push(work),
      });
    },
    cancel: end,
  });
}
