import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startCluster } from '../../adapters/postgres/embedded.ts';
import { copyCheckout, must, processesWith, runIn, startIn } from '../start/checkout.ts';

// Fresh copies of the checkout, started and stopped in every way that people and power cuts do. Needs root.
const user = 'arrimo-proof';
let home = '';
let copy = '';

before(() => {
  assert.equal(process.getuid?.(), 0, 'this proof needs root');
  home = mkdtempSync('/tmp/arrimo-proof-');
  chmodSync(home, 0o755);
  copy = copyCheckout(path.join(home, 'first'));
});

after(() => {
  for (const pid of processesWith(home)) process.kill(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const answers = async (url: string, where: string): Promise<number> => {
  // A portal is ready once its search has its lists, which a first start makes while it answers already.
  const until = Date.now() + (where === '/readyz' ? 20_000 : 0);
  for (;;) {
    const { status } = await fetch(new URL(where, url));
    if (status !== 503 || Date.now() > until) return status;
    await sleep(100);
  }
};
const postgresOf = (folder: string): number => processesWith('bin/postgres -D', folder)[0] ?? 0;
const nodeOf = (folder: string): number[] => {
  const all = processesWith('arrimo.mjs start');
  return all.filter(
    (pid) =>
      must('readlink', `/proc/${pid}/cwd`).trim() === folder && readFileSync(`/proc/${pid}/comm`, 'utf8') !== 'sh\n',
  );
};
const person = (folder: string, email: string, env: Record<string, string> = {}) =>
  runIn(folder, {
    env,
    command: [
      'node_modules/.bin/node',
      'bin/arrimo.mjs',
      'person',
      'create',
      '--name',
      'Ana',
      '--email',
      email,
      '--role',
      'agent',
    ],
  });

test('as root: ready within 12 s on the first start and 3 s later; Ctrl-C ends all of it with status 0', async (t) => {
  const first = await startIn(copy);
  t.diagnostic(`first start ${Math.round(first.ready_ms)} ms`);
  assert.ok(first.ready_ms <= 12_000);
  assert.match(first.output(), /marina@tubraxel\.exemplo\.com\.br/);
  for (const where of ['/healthz', '/readyz', '/sign-in']) assert.equal(await answers(first.url, where), 200, where);
  assert.equal(statSync(path.join(copy, 'data')).mode & 0o777, 0o711);
  assert.equal(await first.end(), 0);
  assert.deepEqual([...nodeOf(copy), ...processesWith('postgres', copy)], []);
  const second = await startIn(copy);
  t.diagnostic(`second start ${Math.round(second.ready_ms)} ms`);
  assert.ok(second.ready_ms <= 3_000);
  assert.equal(await second.end('SIGTERM').then(() => nodeOf(copy).length), 0);
});

test('commands work beside a running server, and a second server on the same data is refused in one line', async () => {
  const portal = await startIn(copy);
  const doctor = await runIn(copy, { command: ['node_modules/.bin/node', 'bin/arrimo.mjs', 'doctor', '--json'] });
  assert.equal(doctor.status, 0, doctor.output);
  assert.equal(JSON.parse(doctor.output).healthy, true);
  assert.equal((await person(copy, 'ana@example.com')).status, 0);
  assert.match(
    (await person(copy, 'ana@example.com')).output,
    /^arrimo: somebody with the address ana@example\.com exists already$/m,
  );
  const other = await runIn(copy, { command: ['node_modules/.bin/node', 'bin/arrimo.mjs', 'start'] });
  assert.equal(other.status, 1);
  assert.match(other.output, /^arrimo: .*\/data\/postgres is in use by process \d+; stop that one/m);
  assert.equal(await answers(portal.url, '/readyz'), 200);
  await portal.end();
});

test('after kill -9 of node, of PostgreSQL, of both or of npm the next start has all data', async () => {
  const kept = async (url: string): Promise<void> => {
    assert.equal(await answers(url, '/readyz'), 200);
    assert.match((await person(copy, 'ana@example.com')).output, /exists already/);
  };
  const node = await startIn(copy);
  for (const pid of nodeOf(copy)) process.kill(pid, 'SIGKILL');
  await node.ended;
  const postgres = await startIn(copy);
  await kept(postgres.url);
  process.kill(postgresOf(copy), 'SIGKILL');
  assert.notEqual(await postgres.ended, 0);
  assert.match(postgres.output(), /^arrimo: PostgreSQL ended by itself \(SIGKILL\)/m);
  const both = await startIn(copy);
  await kept(both.url);
  for (const pid of [...nodeOf(copy), postgresOf(copy)]) process.kill(pid, 'SIGKILL');
  await both.ended;
  const npm = await startIn(copy);
  await kept(npm.url);
  npm.child.kill('SIGKILL');
  const last = await startIn(copy);
  await kept(last.url);
  assert.equal(await last.end(), 0);
});

test('two copies run side by side, the second on the next free port', async () => {
  const beside = copyCheckout(path.join(home, 'second'));
  const [one, two] = [await startIn(copy), await startIn(beside)];
  assert.notEqual(one.url, two.url);
  assert.match(two.output(), /^port 3000 is in use, taking \d+$/m);
  assert.deepEqual([await answers(one.url, '/readyz'), await answers(two.url, '/readyz')], [200, 200]);
  assert.deepEqual([await one.end(), await two.end()], [0, 0]);
  rmSync(beside, { recursive: true });
});

test('a busy port that was given, and wrong settings, stop the start in one line each', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const command = ['node_modules/.bin/node', 'bin/arrimo.mjs', 'start'];
  const busy = await runIn(copy, { command, env: { PORT: `${port}` } });
  assert.deepEqual(busy, { status: 1, output: `arrimo: PORT: ${port} is in use by another program\n` });
  server.close();
  const wrong = await runIn(copy, { command, env: { PORT: 'x', IMAP_URL: 'imaps://x' } });
  assert.equal(wrong.status, 1);
  assert.match(wrong.output, /^arrimo: PORT: .+\narrimo: IMAP_URL: .+\n$/);
});

test('as an ordinary user', async () => {
  must('useradd', '--system', '--no-create-home', user);
  try {
    const folder = copyCheckout(path.join(home, 'ordinary'), user);
    const portal = await startIn(folder, { user });
    assert.equal(await answers(portal.url, '/readyz'), 200);
    const uid = Number(must('id', '-u', user));
    assert.equal(statSync(`/proc/${postgresOf(folder)}`).uid, uid);
    for (const pid of [...nodeOf(folder), postgresOf(folder)]) process.kill(pid, 'SIGKILL');
    await portal.ended;
    const again = await startIn(folder, { user });
    assert.ok(again.ready_ms <= 3_000, `${again.ready_ms} ms`);
    assert.equal(await again.end(), 0);
  } finally {
    for (const pid of must('ps', '-eo', 'pid=,user:32=', '-ww').match(new RegExp(`\\d+(?= +${user})`, 'g')) ?? [])
      process.kill(Number(pid), 'SIGKILL');
    await sleep(500);
    must('userdel', user);
  }
});

test('as root below a folder that nobody else can enter', async () => {
  const closed = path.join(home, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const folder = copyCheckout(path.join(closed, 'arrimo'));
  const portal = await startIn(folder);
  assert.equal(await answers(portal.url, '/readyz'), 200);
  assert.equal((await person(folder, 'ana@example.com')).status, 0);
  assert.equal(await portal.end(), 0);
  const place = readFileSync(path.join(folder, 'data/postgres.path'), 'utf8');
  const again = await startIn(folder);
  assert.ok(again.ready_ms <= 3_000, `${again.ready_ms} ms`);
  assert.match((await person(folder, 'ana@example.com')).output, /exists already/);
  assert.equal(await again.end(), 0);
  const copied = path.join(closed, 'copied');
  must('cp', '-a', folder, copied);
  const refused = await runIn(copied, { command: ['node_modules/.bin/node', 'bin/arrimo.mjs', 'start'] });
  assert.match(refused.output, /^arrimo: .*this is a copy; remove that file to begin empty$/m);
  rmSync(path.dirname(place), { recursive: true });
});

test('with a PostgreSQL of one’s own, as an owner who is no superuser', async () => {
  const cluster = await startCluster(path.join(home, 'own/postgres'), {
    superuser_password: 'superuser of the proof',
    settings: { listen_addresses: '127.0.0.1', port: '54399' },
  });
  const superuser = new Client({ ...cluster.login, host: '127.0.0.1', port: 54399 });
  await superuser.connect();
  await superuser.query(`create role keeper login createrole password 'p%a/s:s'`);
  await superuser.query('create database portal owner keeper');
  await superuser.end();
  const env = {
    DATABASE_URL: 'postgres://keeper:p%25a%2Fs%3As@127.0.0.1:54399/portal',
    DATA_DIR: path.join(home, 'own-data'),
    WEB_PROCESSES: '2',
  };
  const portal = await startIn(copy, { env });
  assert.equal(await answers(portal.url, '/readyz'), 200);
  assert.ok(!existsSync(path.join(home, 'own-data/postgres')));
  const [, ...web] = nodeOf(copy).sort((one, other) => one - other);
  process.kill(web.at(-1) ?? 0, 'SIGKILL');
  await sleep(4_000);
  assert.equal(nodeOf(copy).length, web.length + 1, 'the dead web process is replaced');
  for (let request = 0; request < 4; request++) assert.equal(await answers(portal.url, '/readyz'), 200);
  assert.equal(await portal.end(), 0);
  const wrong = await runIn(copy, {
    env: { ...env, DATABASE_URL: env.DATABASE_URL.replace('p%25', 'x') },
    command: ['node_modules/.bin/node', 'bin/arrimo.mjs', 'start'],
  });
  assert.equal(wrong.status, 1);
  assert.match(
    wrong.output,
    /^arrimo: database keeper@127\.0\.0\.1:54399\/portal: password authentication failed for user "keeper"$/m,
  );
  await cluster.stop();
});

test('an older Node hands over to the pinned one', { skip: !existsSync('/usr/bin/node') }, async () => {
  const portal = await startIn(copy, { command: ['/usr/bin/node', 'bin/arrimo.mjs', 'start'] });
  assert.equal(await answers(portal.url, '/healthz'), 200);
  portal.child.kill('SIGTERM');
  assert.equal(await portal.ended, 0);
  assert.deepEqual(nodeOf(copy), []);
});

test('DEMO=0 prints the one-time link of the first set-up, and no login', async () => {
  const env = { DEMO: '0', PUBLIC_URL: 'http://localhost:3456', PORT: '3456', DATA_DIR: path.join(home, 'empty') };
  const portal = await startIn(copy, { env });
  const link = /(http:\S+\/setup\/\S+)/.exec(portal.output())?.[1] ?? '';
  assert.ok(!portal.output().includes('exemplo.com.br'));
  assert.equal(await answers(portal.url, new URL(link).pathname), 200);
  assert.equal(await answers(portal.url, '/setup/another'), 404);
  assert.equal(await portal.end(), 0);
});
