import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Pool, type QueryResult } from 'pg';
import type { Login } from '../../db/login.ts';
import { safe } from './baseline-page.ts';
import { enter, type Query } from './home-queries.ts';

// The yardstick of an article, in a process of its own: bare node:http, the page's own queries in the same kind of transaction and in one
// packet, and plain template literals between the pieces of our page that never change.
const { login, port, queries, pieces } = (await json(process.stdin)) as {
  login: Login;
  port: number;
  queries: Query[];
  /** Before the title in the head; from there to the heading; to the text; to what is related; the rest. */
  pieces: [string, string, string, string, string];
};
const pool = new Pool({ ...login, max: 12, pipeline: true, options: '-c search_path=app' });
const named = queries.map((query, at) => ({ name: `q${at}`, ...query }));
const brotli = promisify(brotliCompress);

type Document = { title: string; html: string; updated_at: Date };
type Related = { kind: string; slug: string; title: string; locale: string };

async function answer(): Promise<string> {
  const client = await pool.connect();
  try {
    const [, , ...answers] = await Promise.all([
      client.query('begin read only'),
      client.query({ name: 'enter', text: enter, values: [null, false] }),
      ...named.map((query) => client.query(query)),
      client.query('commit'),
    ]);
    const [found, others] = answers as [QueryResult<Document>, QueryResult<Related>];
    const document = found.rows[0];
    if (!document) throw new Error('the article is not there');
    const related = others.rows.map(
      ({ kind, slug, title, locale }) =>
        `<li><a href="/${kind === 'doc' ? 'docs' : kind}/${slug}"><bdi lang="${locale}">${safe(title)}</bdi></a></li>`,
    );
    const [head, top, between, after, rest] = pieces;
    return `${head}${safe(document.title)}${top}${safe(document.title)}${between}${document.html}${after}${related.join('')}${rest}`;
  } finally {
    client.release();
  }
}

createServer(async (incoming, outgoing) => {
  const html = await answer();
  outgoing.setHeader('content-type', 'text/html; charset=utf-8');
  if (!incoming.headers['accept-encoding']?.includes('br')) return outgoing.end(html);
  outgoing.setHeader('content-encoding', 'br');
  outgoing.end(await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
}).listen(port, '127.0.0.1', () => console.log('ready'));
