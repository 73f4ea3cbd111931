import type { Duplex } from 'node:stream';
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
import type { Pool, PoolClient, QueryResult as PgResult } from 'pg';
import type { Tables } from '../db/tables.ts';

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

const leftovers = {
  name: 'leftovers',
  text: `select where current_user <> session_user or ${[
    'person_id',
    'organization_ids',
    'visibility',
    'member_role',
    'unit_id',
    'queue_ids',
    'staff_roles',
    'clock',
  ]
    .map((setting) => `nullif(current_setting('app.${setting}', true), '') is not null`)
    .join(' or ')}`,
};

class Refused extends Error {}

/**
 * One transaction on one connection, opened by its first query and pipelined: queries started together travel together.
 * `opening` is sent right behind `begin` and says who this is.
 */
export class Transaction {
  readonly tx: Tx;
  readonly #pool: Pool;
  readonly #begin: string;
  readonly #opening: (client: PoolClient) => Promise<PgResult>;
  #client: Promise<PoolClient> | null = null;
  #opened: Promise<PgResult> | null = null;

  constructor(pool: Pool, options: { read_only: boolean }, opening: (client: PoolClient) => Promise<PgResult>) {
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
  async opened(): Promise<PgResult> {
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
      together(client);
      const [ended, left] = await Promise.all([client.query(keep ? 'commit' : 'rollback'), client.query(leftovers)]);
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
      together(client);
      const begun = client.query(this.#begin);
      const opening = this.#opening(client);
      this.#opened = Promise.all([begun, opening]).then(([, answer]) => answer);
      // Whoever asks hears of a failure; nobody asking, it surfaces in the next query of the aborted transaction.
      this.#opened.catch(() => {});
      return client;
    });
    return this.#client;
  }

  async #run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const client = await this.#open();
    together(client);
    const result: PgResult = await client.query({
      text: query.sql,
      values: [...query.parameters],
      ...statement(query.sql),
    });
    const changed = result.command === 'INSERT' || result.command === 'UPDATE' || result.command === 'DELETE';
    return { rows: result.rows, ...(changed ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) };
  }
}

const held = new WeakSet<Duplex>();

// Queries started in the same moment leave in one write: a system call costs more than what most of them send.
function together(client: PoolClient): void {
  // pg's type declarations leave its own socket out.
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
}

const statements = new Map<string, string>();

/** Marks a query whose best plan depends on what is looked for, such as part of a name: it is planned each time, with its values. */
export const planned_with_values = '/* planned with its values */';

/** Texts seen again are prepared once per connection. The map is bounded: past it, statements go unnamed. */
export function statement(text: string): { name?: string } {
  if (text.includes(planned_with_values)) return {};
  const known = statements.get(text);
  if (known) return { name: known };
  if (statements.size >= 500) return {};
  const name = `s${statements.size}`;
  statements.set(text, name);
  return { name };
}
