import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { openFileStore } from '../../adapters/file-store/index.ts';
import { startCluster } from '../../adapters/postgres/embedded.ts';
import { demo_folder } from '../../bin/root.ts';
import { bootstrap } from '../../db/bootstrap.ts';
import type { Login, Logins } from '../../db/login.ts';
import { migrate, readMigrations } from '../../db/migrate.ts';
import { seedDemo } from '../../db/seeds/demo.ts';
import { openDatabase } from '../../lib/database.ts';
import { derivePassword } from '../../lib/secrets.ts';

const template = 'arrimo_template';

/** The master secret of every test. */
/** Where the vendor of the tests is. */
export const time_zone = 'America/Sao_Paulo';
export const test_secret = Buffer.from('a secret for tests only, of thirty-two bytes or more');
export const migrations = readMigrations(path.join(import.meta.dirname, '../../db/migrations'));
const password = (role: string): string => derivePassword(test_secret, role);

/** `files`: what the demo's people attached; every house has a copy. */
export type TestCluster = { superuser: Login; files: string; stop(): Promise<void> };

/** A PostgreSQL for a test run, with a migrated template that tells the demo's story; databases are cloned from it. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'arrimo-test-')), 'postgres');
  const settings = { max_connections: '200', shared_buffers: '256MB' };
  const cluster = await startCluster(folder, { superuser_password: password('superuser'), ephemeral: true, settings });
  const owner = await bootstrap(cluster.login, template, password('arrimo_owner'));
  const { logins } = await migrate(owner, migrations, password);
  const database = openDatabase(logins, { time_zone });
  const files = path.join(path.dirname(folder), 'files');
  await seedDemo(database, { files: openFileStore({ kind: 'file', dir: files }), folder: demo_folder });
  await database.close();
  const stop = async (): Promise<void> => {
    await cluster.stop();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  };
  return { superuser: cluster.login, files, stop };
}

/** The cluster of this run: started by `arrimo test`, or by the test file itself when it runs alone. */
export async function findTestCluster(): Promise<TestCluster> {
  const given = process.env['ARRIMO_TEST_POSTGRES'];
  if (given) return { ...(JSON.parse(given) as Pick<TestCluster, 'superuser' | 'files'>), stop: async () => {} };
  return startTestCluster();
}

export type TestDatabase = { logins: Logins; superuser: Login; drop(): Promise<void> };

/** A database of its own for one test file; `empty` leaves the demo's story out. */
export async function cloneDatabase(superuser: Login, options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const at = (user: string): Login => ({ ...superuser, user, password: password(user), database: name });
  const logins = {
    owner: at('arrimo_owner'),
    app: at('arrimo_app'),
    worker: at('arrimo_worker'),
    search: at('arrimo_search'),
  };
  if (options.empty) {
    await bootstrap(superuser, name, password('arrimo_owner'));
    await migrate(logins.owner, migrations, password);
  } else {
    await onMaintenance(superuser, `create database ${escapeIdentifier(name)} template ${template} owner arrimo_owner`);
    await onMaintenance(
      superuser,
      `revoke all on database ${escapeIdentifier(name)} from public; grant connect on database ${escapeIdentifier(name)} to arrimo_app, arrimo_worker, arrimo_search`,
    );
  }
  return {
    logins,
    superuser: { ...superuser, database: name },
    drop: () => onMaintenance(superuser, `drop database ${escapeIdentifier(name)} with (force)`),
  };
}

async function onMaintenance(superuser: Login, sql: string): Promise<void> {
  const client = new Client({ ...superuser, database: 'postgres' });
  await client.connect();
  try {
    for (const statement of sql.split('; ')) await client.query(statement);
  } finally {
    await client.end();
  }
}
