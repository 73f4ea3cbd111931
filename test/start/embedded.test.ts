import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { findCluster, startCluster } from '../../adapters/postgres/embedded.ts';
import { placeOf } from '../../adapters/postgres/place.ts';
import type { Login } from '../../db/login.ts';

const home = mkdtempSync(path.join(tmpdir(), 'arrimo-embedded-'));
const folder = path.join(home, 'postgres');
const options = { superuser_password: 'only for this test' };

after(() => {
  const place = placeOf(folder);
  rmSync(home, { recursive: true });
  if (!place.startsWith(home)) rmSync(path.dirname(place), { recursive: true });
});

async function query(login: Login, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(login);
  client.on('error', () => {}); // killed servers end connections
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a cluster survives kill -9 and lets nobody in without the password', async () => {
  const first = await startCluster(folder, options);
  await query(first.login, 'create table kept as select 42 as answer');
  await assert.rejects(query({ ...first.login, password: 'wrong' }, 'select'), { code: '28P01' });
  assert.deepEqual(await query(first.login, `select distinct auth_method from pg_hba_file_rules`), [
    { auth_method: 'scram-sha-256' },
  ]);
  assert.deepEqual(await query(first.login, 'show listen_addresses'), [{ listen_addresses: '' }]);

  assert.deepEqual(findCluster(folder, options.superuser_password), first.login);
  await assert.rejects(startCluster(folder, options), { name: 'PlainError', message: /is in use by process \d+/ });

  process.kill(first.pid, 'SIGKILL');
  assert.match((await first.died).message, /^PostgreSQL ended by itself \(SIGKILL\)/);
  await first.stop();
  assert.equal(findCluster(folder, options.superuser_password), null);

  const second = await startCluster(folder, options);
  assert.deepEqual(await query(second.login, 'select * from kept'), [{ answer: 42 }]);
  await second.stop();
});

test('a process id that another program has taken over does not block the start', async () => {
  const first = await startCluster(folder, options);
  process.kill(first.pid, 'SIGKILL');
  await first.died;
  await first.stop();
  const other = spawn('sleep', ['60']);
  await once(other, 'spawn');
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = path.join(placeOf(folder), name);
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, `${other.pid}`));
  }
  const second = await startCluster(folder, options);
  await second.stop();
  other.kill();
});

test('data of another major version are refused in one line', async () => {
  const file = path.join(placeOf(folder), 'PG_VERSION');
  const version = readFileSync(file);
  writeFileSync(file, '15\n');
  await assert.rejects(startCluster(folder, options), {
    name: 'PlainError',
    message: /holds data of PostgreSQL 15 and this version/,
  });
  writeFileSync(file, version);
});

test('an ephemeral cluster leaves nothing behind', async () => {
  const short = path.join(home, 'short');
  const cluster = await startCluster(short, { ...options, ephemeral: true });
  const { host } = cluster.login;
  await cluster.stop();
  assert.deepEqual(
    [short, `${short}.log`, `${short}.lock`, host].filter((file) => existsSync(file)),
    [],
  );
});
