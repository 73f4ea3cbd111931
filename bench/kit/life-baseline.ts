import { createSecretKey } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { Pool, type QueryResult } from 'pg';
import type { Login } from '../../db/login.ts';
import { csrfToken, hashToken, newId } from '../../lib/tokens.ts';
import type { Row } from './baseline-page.ts';
import { enter, type Query } from './home-queries.ts';
import { type Answered, casePage, listPage } from './life-page.ts';
import { again } from './recorded.ts';

// The yardstick, in a process of its own: bare node:http, the pages' own queries in the same kind of transaction, all in one packet, and
// plain template literals between the pieces of our pages that never change.
const { login, port, list, pages, shells, creation } = (await json(process.stdin)) as {
  login: Login;
  port: number;
  list: Query[];
  pages: Record<string, Query[]>;
  shells: { list: string[]; page: string[] };
  creation: { queries: Query[]; since: number };
};
const types = { getTypeParser: (oid: number) => parsers[oid] ?? String };
const parsers: Record<number, (text: string) => unknown> = {
  20: Number,
  23: Number,
  16: (value) => value === 't',
  1184: (value) => new Date(value),
  114: JSON.parse,
  3802: JSON.parse,
};
const pool = new Pool({ ...login, max: 12, pipeline: true, options: '-c search_path=app', types });
const names = new Map<string, string>();
const named = (query: Query): Query & { name: string } => {
  const name = names.get(query.text) ?? `q${names.size}`;
  names.set(query.text, name);
  return { name, ...query };
};
const key = createSecretKey(Buffer.alloc(32, 1));

async function ask(cookie: string, begin: string, queries: readonly Query[]): Promise<QueryResult[]> {
  const hash = hashToken(/\bsid=([^;]+)/.exec(cookie)?.[1]);
  const client = await pool.connect();
  try {
    const sent = [named({ text: enter, values: [hash, false] }), ...queries.map(named)];
    const [, ...answers] = await Promise.all([
      client.query(begin),
      ...sent.map((query) => client.query(query)),
      client.query('commit'),
    ]);
    return answers;
  } finally {
    client.release();
  }
}

async function answer(incoming: IncomingMessage): Promise<{ html: string } | { location: string }> {
  const { url = '', headers } = incoming;
  const { cookie = '' } = headers;
  if (incoming.method === 'POST') {
    const form = new URLSearchParams(await text(incoming));
    if (!form.get('subject')) throw new Error('nothing sent');
    await ask(cookie, 'begin', again(creation.queries, creation.since, newId));
    return { location: '/tickets' };
  }
  const [entered, ...answers] = await ask(cookie, 'begin read only', url === '/tickets' ? list : (pages[url] ?? []));
  const now: Date = entered?.rows[0].now;
  csrfToken(key, cookie);
  if (url === '/tickets') return { html: listPage(shells.list, (answers[0]?.rows ?? []).slice(0, 50) as Row[], now) };
  const [ticket, ...others] = answers.map(({ rows }): Answered[] => rows);
  const sayings = others.find((rows) => rows[0] && 'author_side' in rows[0]) ?? [];
  return { html: casePage(shells.page, { ...ticket?.[0], requester_name: entered?.rows[0].name }, sayings, now) };
}

createServer(async (incoming, outgoing) => {
  const given = await answer(incoming).catch((error: unknown) => (console.error(error), null));
  if (!given) return outgoing.writeHead(500).end();
  if ('location' in given) return outgoing.writeHead(303, { location: given.location }).end();
  outgoing.setHeader('content-type', 'text/html; charset=utf-8');
  outgoing.setHeader('cache-control', 'no-store');
  outgoing.end(given.html);
}).listen(port, '127.0.0.1', () => console.log('ready'));
