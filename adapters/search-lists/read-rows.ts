import { Client } from 'pg';
import type { Login } from '../../db/login.ts';
import type { Row, Synonym } from '../search-index/types.ts';
import type { Unseen } from './lists.ts';

const batch = 5_000;
const columns = `key, type, audience, organization_id, internal, requester_id, copy_ids, queue_id, assignee_id, status, product_id, module_id, locale, record, words, removed`;

type Stored = Row & { removed: boolean };

/** Connects as the login of the search. */
export async function connectSearch(login: Login): Promise<Client> {
  const client = new Client({
    ...login,
    options: '-c search_path=app',
    application_name: 'arrimo search',
    keepAlive: true,
    statement_timeout: 300_000,
    pipeline: true,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** What a snapshot has not seen. */
const readSnapshot = (text: string): Unseen => {
  // xmin:xmax:xid,xid…
  const [, before = '0', open = ''] = text.split(':');
  return { before, open: open === '' ? [] : open.split(',') };
};

/** Which database this is, so that lists of another one are not taken for its own. */
export async function databaseOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select md5((select min(applied_at) from migrations)::text || (select oid from pg_database where datname = current_database())) as name`,
  );
  return rows[0]?.name ?? '';
}

/** The transaction that has not begun yet. */
export async function nextTransaction(client: Client): Promise<bigint> {
  const { rows } = await client.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  return BigInt(rows[0]?.next ?? 0);
}

/** Begins a moment in which all rows stand still; every row as it then is comes from `rows`, some thousands at a time. */
export async function standStill(client: Client): Promise<{ unseen: Unseen; rows: AsyncGenerator<Row[]> }> {
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<{ now: string }>('select pg_current_snapshot()::text as now');
  return { unseen: readSnapshot(rows[0]?.now ?? ''), rows: everyRow(client) };
}

async function* everyRow(client: Client): AsyncGenerator<Row[]> {
  const read = async (after: number): Promise<Stored[]> => {
    const { rows } = await client.query<Stored>({
      name: 'every',
      text: `select ${columns} from search_records where key > $1 order by key limit ${batch}`,
      values: [after],
    });
    return rows;
  };
  let coming = read(0);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    if (!last) break;
    // PostgreSQL reads the next ones while these are worked on.
    coming = read(last.key);
    coming.catch(() => {});
    yield rows.filter(({ removed }) => !removed);
  }
  await client.query('commit');
}

export type Newer = { rows: Row[]; removed: number[]; unseen: Unseen; more: boolean };

/** What was written since a moment, at most `most` rows; with `more`, not all of it. */
export async function readNewer(client: Client, { before, open }: Unseen, most: number): Promise<Newer> {
  const [, snapshot, found] = await Promise.all([
    client.query('begin isolation level repeatable read read only'),
    client.query<{ now: string }>({ name: 'now', text: 'select pg_current_snapshot()::text as now' }),
    client.query<Stored>({
      name: 'newer',
      text: `(select ${columns} from search_records where ver >= $1::xid8 limit $3) union all (select ${columns} from search_records where ver = any ($2::xid8[]) limit $3)`,
      values: [before, open, most + 1],
    }),
    client.query('commit'),
  ]);
  return {
    rows: found.rows.filter(({ removed }) => !removed),
    removed: found.rows.filter(({ removed }) => removed).map(({ key }) => key),
    unseen: readSnapshot(snapshot.rows[0]?.now ?? ''),
    more: found.rows.length > most,
  };
}

/** What editors made equal, and a text that changes with it. */
export async function readSynonyms(client: Client): Promise<{ state: string; read: () => Promise<Synonym[]> }> {
  const { rows } = await client.query<{ state: string }>({
    name: 'synonyms',
    text: `select count(*) || ' ' || coalesce(max(changed_at)::text, '') as state from synonyms`,
  });
  return {
    state: rows[0]?.state ?? '',
    read: async () =>
      (
        await client.query<{ words: string[]; leads_to: string[] }>('select words, leads_to from synonyms limit 20000')
      ).rows.map(({ words, leads_to }) => ({ from: words, to: leads_to.length > 0 ? leads_to : words })),
  };
}
