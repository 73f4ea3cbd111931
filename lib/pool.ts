import { Pool, types, type PoolConfig } from 'pg';
import type { Logins } from '../db/login.ts';

const parsers: PoolConfig['types'] = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    // bigint: our sequences and counts stay below 2^53. date: a day without a zone stays the text it is, YYYY-MM-DD.
    if (oid === 20) return Number;
    return oid === 1082 ? String : types.getTypeParser(oid, format ?? 'text');
  },
};

/** Connections of one login, each with its limits; nothing connects before the first query. `time_zone`: whose days app.today() counts. */
export function openPool(login: Logins['app'], { max, time_zone }: { max: number; time_zone: string }): Pool {
  const created = new Pool({
    ...login,
    max,
    types: parsers,
    options: `-c search_path=app -c app.time_zone=${time_zone}`,
    application_name: 'arrimo',
    connectionTimeoutMillis: 5_000,
    // What a connection has prepared is worth keeping: planning a page anew costs more than many pages (bench/life).
    idleTimeoutMillis: 600_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
  const quiet = (): void => {};
  created.on('error', quiet).on('connect', (client) => client.on('error', quiet));
  return created;
}
