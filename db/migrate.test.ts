import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { derivePassword } from '../lib/secrets.ts';
import { cloneDatabase, findTestCluster, migrations, test_secret, type TestCluster } from '../test/harness/cluster.ts';
import { bootstrap } from './bootstrap.ts';
import { describeSchema, describeTables } from './describe.ts';
import type { Login } from './login.ts';
import { migrate, missingMigrations } from './migrate.ts';

const password = (role: string): string => derivePassword(test_secret, role);
let cluster: TestCluster;
before(async () => (cluster = await findTestCluster()));
after(() => cluster.stop());

async function withClient<T>(login: Login, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(login);
  await client.connect();
  return work(client).finally(() => client.end());
}

test('db/tables.ts and db/schema.sql say what the migrations make', async () => {
  const database = await cloneDatabase(cluster.superuser);
  const [tables, schema] = await withClient(database.logins.owner, async (client) => [
    await describeTables(client),
    await describeSchema(client),
  ]);
  const here = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');
  assert.equal(tables, here('tables.ts'));
  assert.equal(schema, here('schema.sql'));
  await database.drop();
});

test('a migration that fails leaves nothing, the next run continues there, and the owner is no superuser', async () => {
  const name = `test_restart_${process.pid}`;
  const owner = await bootstrap(cluster.superuser, name, password('arrimo_owner'));
  const broken = migrations.map((migration, at) =>
    at === 3 ? { ...migration, sql: `${migration.sql}; select 1/0` } : migration,
  );
  await assert.rejects(migrate(owner, broken, password), /0004_vendor\.sql: division by zero/);
  await withClient(owner, async (client) => {
    assert.deepEqual(
      await missingMigrations(client, migrations),
      migrations.slice(3).map((migration) => migration.name),
    );
    assert.equal(
      (await client.query(`select from pg_tables where schemaname = 'app' and tablename = 'vendor'`)).rowCount,
      0,
    );
    assert.equal(
      (await client.query('select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)')).rowCount,
      0,
    );
  });
  assert.equal((await migrate(owner, migrations, password)).applied.length, migrations.length - 3);
  const [again, at_once] = await Promise.all([
    migrate(owner, migrations, password),
    migrate(owner, migrations, password),
  ]);
  assert.deepEqual([again.applied, at_once.applied], [[], []]);
  const edited = migrations.map((migration, at) => (at === 0 ? { ...migration, sha256: 'other' } : migration));
  await assert.rejects(migrate(owner, edited, password), /was changed after it had been applied/);
  await withClient(cluster.superuser, (client) => client.query(`drop database ${name} with (force)`));
});

test('the working logins may neither create anything nor read the job queue of others', async () => {
  const database = await cloneDatabase(cluster.superuser);
  await withClient(database.logins.app, async (client) => {
    await assert.rejects(client.query('create table app.mine (id int)'), /permission denied/);
    await assert.rejects(client.query('create temporary table mine (id int)'), /permission denied/);
    await assert.rejects(client.query('select * from app.tickets'), /permission denied/);
    await assert.rejects(client.query('select * from graphile_worker.jobs'), /permission denied/);
    await assert.rejects(client.query('set role arrimo_owner'), /permission denied/);
    await assert.rejects(client.query('set role arrimo_worker'), /permission denied/);
  });
  await database.drop();
});
