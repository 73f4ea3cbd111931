import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { cloneDatabase, findTestCluster, type TestCluster, type TestDatabase } from '../test/harness/cluster.ts';
import { type Answer, planned_with_values, send } from './packet.ts';
import { openPool } from './pool.ts';

let cluster: TestCluster;
let database: TestDatabase;
let pool: Pool;
let client: PoolClient;
before(async () => {
  cluster = await findTestCluster();
  database = await cloneDatabase(cluster.superuser, { empty: true });
  pool = openPool(database.superuser, { max: 2, time_zone: 'UTC' });
  client = await pool.connect();
  await client.query('create table app.cups (id integer primary key, name text, made_at timestamptz)');
});
after(async () => {
  client.release(true);
  await pool.end();
  await database.drop();
  await cluster.stop();
});

const ask = (text: string, values?: readonly unknown[]): Promise<Answer> => send(client, text, values);
const settled = (asked: readonly Promise<Answer>[]) =>
  Promise.all(asked.map((one) => one.catch((error: Error) => error)));

test('what is asked in the same moment is answered each with its own rows, in the order it was asked', async () => {
  const [, made, found, none] = await Promise.all([
    ask('begin'),
    ask('insert into cups (id, name) values ($1, $2), ($3, $4)', [1, 'blue', 2, null]),
    ask('select id, name, made_at from cups where id = any ($1) order by id', [[1, 2]]),
    ask('select id from cups where id = $1', [7]),
    ask('commit'),
  ]);
  assert.deepEqual([made?.command, made?.changed], ['INSERT', 2]);
  assert.deepEqual(
    found?.rows.map((row) => ({ ...row })),
    [
      { id: 1, name: 'blue', made_at: null },
      { id: 2, name: null, made_at: null },
    ],
  );
  assert.deepEqual(none?.rows, []);
});

test('a second time, a statement is answered with the same columns though nothing describes them again', async () => {
  const text = 'select id, name from cups order by id';
  assert.deepEqual((await ask(text)).rows, (await ask(text)).rows);
});

test('a refusal takes what was asked behind it along, and the connection goes on: what was prepared before it and what was not', async () => {
  const insert = 'insert into cups (id) values ($1)';
  const never = 'select count(*)::int as cups from cups where id > $1';
  const seen = await settled([ask('begin'), ask(insert, [3]), ask(insert, [1]), ask(never, [0])]);
  assert.equal((seen[0] as Answer).command, 'BEGIN');
  assert.equal((seen[1] as Answer).changed, 1);
  assert.match(String(seen[2]), /cups_pkey/);
  assert.match(String(seen[3]), /cups_pkey/);
  assert.equal((await ask('rollback')).command, 'ROLLBACK');
  const [, again, counted] = await Promise.all([ask('begin'), ask(insert, [4]), ask(never, [0]), ask('rollback')]);
  assert.equal(again?.changed, 1);
  assert.deepEqual({ ...counted?.rows[0] }, { cups: 3 });
});

test('a statement that cannot be prepared is refused alone', async () => {
  await assert.rejects(ask('select nothing_like_this from cups'), /nothing_like_this/);
  await assert.rejects(ask('select nothing_like_this from cups'), /nothing_like_this/);
  assert.equal((await ask('select 1 as one')).rows[0]?.['one'], 1);
});

test('what is asked while an answer is on its way waits for it and goes together', async () => {
  const first = ask('select pg_sleep(0.05), 1 as one');
  await new Promise((resolve) => setTimeout(resolve, 10));
  const others = [ask('select 2 as two'), ask('select 3 as three')];
  assert.deepEqual((await first).rows[0]?.['one'], 1);
  const [two, three] = await Promise.all(others);
  assert.deepEqual([two?.rows[0]?.['two'], three?.rows[0]?.['three']], [2, 3]);
});

test('a statement marked for its values is planned with them, as often as it is asked', async () => {
  const text = `${planned_with_values} select name from cups where id = $1`;
  const names = await Promise.all([ask(text, [1]), ask(text, [2]), ask(text, [1])]);
  assert.deepEqual(
    names.map(({ rows }) => rows[0]?.['name']),
    ['blue', null, 'blue'],
  );
});

test('a connection that dies refuses what was asked of it', async () => {
  const other = await pool.connect();
  const { rows } = await send(other, 'select pg_backend_pid() as pid');
  const waiting = send(other, 'select pg_sleep(5)');
  const killed = sleep(20).then(() => client.query('select pg_terminate_backend($1)', [rows[0]?.['pid']]));
  await assert.rejects(waiting);
  await killed;
  await assert.rejects(send(other, 'select 1'));
  other.release(true);
});
