import { sql } from 'kysely';
import { Pool, types, type PoolClient, type PoolConfig, type QueryResult } from 'pg';
import type { Logins } from '../db/login.ts';
import { statement, Transaction, type Tx } from './transaction.ts';
import { type Person, type Viewer, visitor } from './viewer.ts';

export type { Tx } from './transaction.ts';

/** The system itself: jobs, seeds and commands. Only files listed in the architecture test may use it. */
export const system: unique symbol = Symbol('system');

/** What app.enter answered: who asks, the time (app.now()), and which version of the vendor's settings holds. */
export type Entrance = { viewer: Viewer; now: Date; vendor_version: number | null; seen_at: Date | null };

/** One request, one transaction: lazily opened, entered by one call, finished once. */
export type Visit = { tx: Tx; entrance(): Promise<Entrance>; finish(keep: boolean): Promise<void> };

export type Database = {
  /** The transaction of a request. `read_only` for every GET. */
  visit(session_token_hash: Buffer | null, options: { read_only: boolean }): Visit;
  /** Runs `work` in a transaction of its own as a person (in one of their organisations) or as the system; commits when it returns. */
  as<T>(who: typeof system, work: (tx: Tx) => Promise<T>): Promise<T>;
  as<T>(
    who: { person_id: string; organization_id?: string | null },
    work: (tx: Tx, viewer: Person) => Promise<T>,
  ): Promise<T>;
  /** The questions a stranger's request must ask before anybody is known. Each is one definer function that answers to a secret. */
  lookup: {
    password(
      email: string,
      device_hash: Buffer,
    ): Promise<{ person_id: string; hash: string; changed_at: string; known: boolean } | null>;
    signInToken(hash: Buffer): Promise<{
      person_id: string;
      purpose: 'sign_in' | 'password_reset';
      state: 'valid' | 'used' | 'expired';
    } | null>;
    takeToken(bucket: Buffer, capacity: number, period: number): Promise<boolean>;
    appliedMigrations(): Promise<string[]>;
  };
  gauges(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
};

export type DatabaseOptions = {
  max_connections?: number;
  /** Seeds and tests alone set another time. */ clock?: () => Date | null;
};

const parsers: PoolConfig['types'] = {
  // bigint: our sequences and counts stay below 2^53.
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : types.getTypeParser(oid, format ?? 'text'),
};

/** Opens the pools of a process. Nothing connects before the first query; no query can be made outside `visit` and `as`. */
export function openDatabase(logins: Pick<Logins, 'app' | 'worker'>, options: DatabaseOptions = {}): Database {
  const app = pool(logins.app, options.max_connections ?? 12);
  // Questions of strangers go over connections of their own: asked while a request holds one, they would otherwise wait for each other.
  const asking = pool(logins.app, 4);
  const worker = pool(logins.worker, options.max_connections ?? 4);
  const setClock = (client: PoolClient): void => {
    const time = options.clock?.();
    // A refusal aborts the transaction, which the next query reports.
    if (time) client.query(`select set_config('app.clock', $1, true)`, [time.toISOString()]).catch(() => {});
  };
  const finishing = async <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> => {
    let keep = false;
    try {
      const result = await work();
      keep = true;
      return result;
    } finally {
      await transaction.finish(keep);
    }
  };
  const one = async <Row>(text: string, values: unknown[]): Promise<Row | null> => {
    const transaction = new Transaction(asking, { read_only: false }, (client) => {
      setClock(client);
      return client.query({ text, values, ...statement(text) });
    });
    return finishing(transaction, async () => (await transaction.opened()).rows[0] ?? null);
  };

  return {
    visit(session_token_hash, { read_only }) {
      const text = 'select * from app.enter($1)';
      const transaction = new Transaction(app, { read_only }, (client) => {
        setClock(client);
        return client.query({ text, values: [session_token_hash], ...statement(text) });
      });
      return {
        tx: transaction.tx,
        entrance: async () => readEntrance(await transaction.opened()),
        finish: (keep) => transaction.finish(keep),
      };
    },
    as<T>(
      who: typeof system | { person_id: string; organization_id?: string | null },
      work: (tx: Tx, viewer: Person) => Promise<T>,
    ): Promise<T> {
      if (who === system) {
        const transaction = new Transaction(worker, { read_only: false }, (client) => {
          setClock(client);
          return client.query('select');
        });
        // The overload for the system takes work without a viewer.
        return finishing(transaction, () => (work as (tx: Tx) => Promise<T>)(transaction.tx));
      }
      const transaction = new Transaction(app, { read_only: false }, (client) => {
        setClock(client);
        return client.query('select null as session_id, b.* from app.become($1, $2) b', [
          who.person_id,
          who.organization_id ?? null,
        ]);
      });
      return finishing(transaction, async () => {
        const viewer = readViewer((await transaction.opened()).rows[0]);
        if (viewer.kind !== 'person') throw new Error('nobody to act as: unknown or disabled person');
        return work(transaction.tx, viewer);
      });
    },
    lookup: {
      password: (email, device_hash) => one('select * from app.password_lookup($1, $2)', [email, device_hash]),
      signInToken: (hash) => one('select * from app.sign_in_token_lookup($1)', [hash]),
      takeToken: async (bucket, capacity, period) =>
        (await one<{ allowed: boolean }>('select app.take_token($1, $2, $3) as allowed', [bucket, capacity, period]))
          ?.allowed ?? false,
      appliedMigrations: async () =>
        (await asking.query<{ name: string }>('select name from app.migrations order by name')).rows.map(
          (row) => row.name,
        ),
    },
    gauges: () => ({ total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount }),
    close: async () => {
      await Promise.all([app.end(), asking.end(), worker.end()]);
    },
  };
}

/** From here on, PostgreSQL sees with this person's eyes: `tx` must belong to the system and stays theirs until it ends. */
export async function become(tx: Tx, person_id: string, organization_id: string | null = null): Promise<Person> {
  const { rows } = await sql<
    Record<string, unknown>
  >`select null as session_id, b.* from app.become(${person_id}, ${organization_id}) b`.execute(tx);
  const viewer = readViewer(rows[0]);
  if (viewer.kind !== 'person') throw new Error('nobody to become: unknown or disabled person');
  return viewer;
}

function pool(login: Logins['app'], max: number): Pool {
  const created = new Pool({
    ...login,
    max,
    pipeline: true,
    types: parsers,
    options: '-c search_path=app',
    application_name: 'arrimo',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
  const quiet = (): void => {};
  created.on('error', quiet).on('connect', (client) => client.on('error', quiet));
  return created;
}

type EntranceRow = Record<string, unknown> & { now: Date; vendor_version: number | null; seen_at: Date | null };

function readEntrance(result: QueryResult<EntranceRow>): Entrance {
  const row = result.rows[0];
  if (!row) throw new Error('app.enter answered nothing');
  return { viewer: readViewer(row), now: row.now, vendor_version: row.vendor_version, seen_at: row.seen_at };
}

function readViewer(row: Record<string, unknown> | undefined): Viewer {
  if (!row?.['person_id']) return visitor;
  const {
    person_id,
    session_id,
    name,
    email,
    locale,
    time_zone,
    theme,
    staff_roles,
    organization_id,
    organization_name,
    organization_kind,
    organization_time_zone,
    member_role,
  } = row as Person;
  return {
    kind: 'person',
    person_id,
    session_id,
    name,
    email,
    locale,
    time_zone,
    theme,
    staff_roles,
    organization_id,
    organization_name,
    organization_kind,
    organization_time_zone,
    member_role,
  };
}
