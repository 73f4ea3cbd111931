import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  DummyDriver,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Tables } from '../db/tables.ts';
import { type Answer, send } from './packet.ts';

/** The queries of one transaction. There is no other way to the tables. */
export type Tx = Kysely<Tables>;

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
const template = new Kysely<Tables>({ dialect });
const config = { dialect };

const leftovers = `select where current_user <> session_user or ${[
  'person_id',
  'organization_ids',
  'visibility',
  'member_role',
  'unit_id',
  'queue_ids',
  'staff_roles',
  'seen',
  'case',
  'clock',
]
  .map((setting) => `nullif(current_setting('app.${setting}', true), '') is not null`)
  .join(' or ')}`;

class Refused extends Error {}

/** Asks one statement of the connection that is being opened. */
export type Asking = (text: string, values?: readonly unknown[]) => Promise<Answer>;

/**
 * One transaction on one connection, opened by its first query and pipelined: queries started together travel together.
 * `opening` is sent right behind `begin` and says who this is.
 */
export class Transaction {
  readonly tx: Tx;
  readonly #pool: Pool;
  readonly #begin: string;
  readonly #opening: (ask: Asking) => Promise<Answer>;
  #client: Promise<PoolClient> | null = null;
  #opened: Promise<Answer> | null = null;

  constructor(pool: Pool, options: { read_only: boolean }, opening: (ask: Asking) => Promise<Answer>) {
    this.#pool = pool;
    this.#begin = options.read_only ? 'begin read only' : 'begin';
    this.#opening = opening;
    const connection: DatabaseConnection = {
      executeQuery: <Row>(query: CompiledQuery) => this.#run<Row>(query),
      streamQuery: () => {
        throw new Error('a pipelined connection has no cursors');
      },
    };
    const executor = template
      .getExecutor()
      .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    this.tx = new Kysely<Tables>({ config, dialect: config.dialect, driver: new DummyDriver(), executor });
  }

  /** What `opening` answered; opens the transaction when nothing has yet. */
  async opened(): Promise<Answer> {
    await this.#open();
    if (!this.#opened) throw new Error('transaction did not open');
    return this.#opened;
  }

  /** Commits when `keep`, otherwise rolls back; does nothing when no query was ever made. A commit that PostgreSQL turned down throws. */
  async finish(keep: boolean): Promise<void> {
    if (!this.#client) return;
    const client = await this.#client;
    this.#client = null;
    try {
      const [ended, left] = await Promise.all([send(client, keep ? 'commit' : 'rollback'), send(client, leftovers)]);
      // Whatever outlives its transaction would be the next reader's: such a connection is not used again.
      client.release(left.rows.length > 0);
      if (keep && ended.command !== 'COMMIT') throw new Refused('the transaction had failed and was rolled back');
    } catch (error) {
      if (!(error instanceof Refused)) client.release(true);
      throw error;
    }
  }

  #open(): Promise<PoolClient> {
    this.#client ??= this.#pool.connect().then((client) => {
      const begun = send(client, this.#begin);
      const opening = this.#opening((text, values) => send(client, text, values));
      this.#opened = Promise.all([begun, opening]).then(([, answer]) => answer);
      // Whoever asks hears of a failure; nobody asking, it surfaces in the next query of the aborted transaction.
      this.#opened.catch(() => {});
      return client;
    });
    return this.#client;
  }

  async #run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, changed, rows } = await send(await this.#open(), query.sql, query.parameters);
    const wrote = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
    return { rows: rows as Row[], ...(wrote ? { numAffectedRows: BigInt(changed) } : {}) };
  }
}
