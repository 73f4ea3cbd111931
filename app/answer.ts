import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { VNode } from 'preact';
import { document } from '../ui/document.ts';
import { writeCookie } from './cookies.ts';
import { headersOf, type Profile } from './headers.ts';
import type { Answer, SetCookie } from './route.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Sending = { profile: Profile; secure: boolean; accept_encoding: string | null; cookies: readonly SetCookie[] };

// When to ask again, in seconds.
const come_back_s: Record<number, number> = { 429: 60, 503: 5 };

/** Turns an answer into the bytes and headers that leave; runs after the transaction has ended. */
export async function send(answer: Exclude<Answer, { kind: 'problem' }>, sending: Sending): Promise<Response> {
  const headers = new Headers(headersOf(sending.profile, sending.secure));
  const wait_s = 'status' in answer ? come_back_s[answer.status] : undefined;
  if (wait_s !== undefined) headers.set('Retry-After', String(wait_s));
  for (const cookie of sending.cookies) headers.append('Set-Cookie', writeCookie(cookie, sending.secure));
  switch (answer.kind) {
    case 'redirect':
      headers.set('Location', answer.to);
      return new Response(null, { status: 303, headers });
    case 'json':
      headers.set('Content-Type', answer.status >= 400 ? 'application/problem+json' : 'application/json');
      return new Response(JSON.stringify(answer.data), { status: answer.status, headers });
    case 'bytes':
      headers.set('Content-Type', answer.type);
      if (answer.encoding) headers.set('Content-Encoding', answer.encoding);
      return new Response(answer.body, { status: 200, headers });
    case 'page':
      return sendPage(answer.node, answer.status, headers, sending.accept_encoding);
  }
}

async function sendPage(node: VNode, status: number, headers: Headers, accept: string | null): Promise<Response> {
  const html = document(node);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const encoding = accept && /\bbr\b/.test(accept) ? 'br' : accept && /\bgzip\b/.test(accept) ? 'gzip' : null;
  if (!encoding) return new Response(html, { status, headers });
  headers.set('Content-Encoding', encoding);
  const body =
    encoding === 'br'
      ? await brotli(html, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
        })
      : await zip(html, { level: 5 });
  return new Response(new Uint8Array(body), { status, headers });
}
