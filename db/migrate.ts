import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Client, escapeIdentifier, Pool } from 'pg';
import type { Login, Logins } from './login.ts';
import { ensureRoles } from './roles.ts';

export type Migration = { name: string; sql: string; sha256: string };

/** Held while migrating, so that two processes that start together take turns. */
const lock = 7_274_746_017;

/** The migrations of a folder in order; forward only, each a file of plain SQL. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings a database to this version: roles, the job queue's schema, then every migration that is missing, each in its own
 * transaction, so that a run which was cut off continues where it stopped.
 * In: the owner's login, the migrations, the passwords of the three working logins. Out: the names applied and the logins.
 * Throws when PostgreSQL is older than 16 or an applied migration has been edited.
 */
export async function migrate(
  owner: Login,
  migrations: Migration[],
  passwordOf: (role: string) => string,
): Promise<{ applied: string[]; logins: Logins }> {
  const login = (user: string): Login => ({ ...owner, user, password: passwordOf(user) });
  const logins = { owner, app: login('arrimo_app'), worker: login('arrimo_worker'), search: login('arrimo_search') };
  const client = new Client(owner);
  await client.connect();
  try {
    await assertVersion(client);
    await client.query('select pg_advisory_lock($1)', [lock]);
    await ensureRoles(client, logins);
    await migrateQueue(client, logins);
    return { applied: await applyMissing(client, migrations), logins };
  } finally {
    await client.end();
  }
}

/** The names of migrations that a database still lacks; asked by `doctor`, changes nothing. */
export async function missingMigrations(client: Pick<Client, 'query'>, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from app.migrations');
  const applied = new Set(rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !applied.has(name));
}

async function assertVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 160_000)
    throw new Error(`PostgreSQL 16 or newer is needed, this one is ${Math.floor(version / 10_000)}`);
}

/** graphile-worker migrates its own schema, as the role that owns it; CREATE on the database is lent for that moment only. */
async function migrateQueue(client: Client, logins: Logins): Promise<void> {
  const database = escapeIdentifier(logins.owner.database);
  await client.query(`grant create on database ${database} to arrimo_worker`);
  const pool = new Pool({ ...logins.worker, max: 1 });
  // The library asks for listeners; a lost connection surfaces in the query that meets it.
  const quiet = (): void => {};
  pool.on('error', quiet).on('connect', (connected) => connected.on('error', quiet));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
    await client.query(`revoke create on database ${database} from arrimo_worker`);
  }
}

async function applyMissing(client: Client, migrations: Migration[]): Promise<string[]> {
  const found = await client.query(`select from pg_namespace where nspname = 'app'`);
  const { rows } = found.rowCount
    ? await client.query<{ name: string; sha256: string }>('select name, sha256 from app.migrations')
    : { rows: [] };
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const { name, sql, sha256 } of migrations) {
    const before = known.get(name);
    if (before === sha256) continue;
    if (before) throw new Error(`migration ${name} was changed after it had been applied; write a new one instead`);
    await client.query('begin');
    try {
      await client.query(sql);
      await client.query('insert into app.migrations (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migration ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
    applied.push(name);
  }
  return applied;
}
