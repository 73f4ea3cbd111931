import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Pool } from 'pg';
import type { Login } from '../../db/login.ts';
import { csrfToken, hashToken } from '../../lib/tokens.ts';
import { type Article, baselinePage, type Row } from './baseline-page.ts';
import { enter, homeQueries } from './home-queries.ts';

// The yardstick, in a process of its own: bare node:http, the home page's own queries in the same kind of transaction, plain template literals.
const { login, port } = (await json(process.stdin)) as { login: Login; port: number };
const pool = new Pool({ ...login, max: 12, pipeline: true, options: '-c search_path=app' });
const [asked_waiting, asked_list, asked_count, asked_newest] = await homeQueries();
if (!asked_waiting || !asked_list || !asked_count || !asked_newest)
  throw new Error('the home page asks other questions now; this baseline has fallen behind');
const waiting = { name: 'waiting', ...asked_waiting };
const list = { name: 'list', ...asked_list };
const count = { name: 'count', ...asked_count };
const newest = { name: 'newest', ...asked_newest };
const key = createSecretKey(Buffer.alloc(32, 1));
const brotli = promisify(brotliCompress);

async function answer(cookie: string): Promise<string> {
  const hash = hashToken(/\bsid=([^;]+)/.exec(cookie)?.[1]);
  const client = await pool.connect();
  try {
    const [, entered, yours, rows, counted, articles] = await Promise.all([
      client.query('begin read only'),
      client.query({ name: 'enter', text: enter, values: [hash, false] }),
      client.query<Row>(waiting),
      client.query<Row>(list),
      client.query<{ count: string }>(count),
      client.query<Article>(newest),
      client.query('commit'),
    ]);
    const { name, organization_name, now } = entered.rows[0];
    const open = Number(counted.rows[0]?.count);
    const others = rows.rows.filter(({ status }) => !status.includes('customer')).slice(0, 8);
    const shown = [...yours.rows.filter((row) => row.number !== null), ...others];
    return baselinePage(shown, articles.rows, { name, organization_name, now, open, csrf: csrfToken(key, cookie) });
  } finally {
    client.release();
  }
}

createServer(async (incoming, outgoing) => {
  const html = await answer(incoming.headers.cookie ?? '');
  outgoing.setHeader('content-type', 'text/html; charset=utf-8');
  outgoing.setHeader('cache-control', 'no-store');
  if (!incoming.headers['accept-encoding']?.includes('br')) return outgoing.end(html);
  outgoing.setHeader('content-encoding', 'br');
  outgoing.end(await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
}).listen(port, '127.0.0.1', () => console.log('ready'));
