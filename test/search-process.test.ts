import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { analyser_version } from '../adapters/search-index/analyse.ts';
import { connectLists } from '../adapters/search-lists/connect.ts';
import type { Lists } from '../adapters/search-lists/lists.ts';
import { startListsProcess } from '../adapters/search-lists/start.ts';
import { socketPath } from '../adapters/search-lists/wire.ts';
import { root } from '../bin/root.ts';
import { newLog } from '../lib/log.ts';
import { derivePassword } from '../lib/secrets.ts';
import type { Browser } from './harness/browser.ts';
import { test_secret } from './harness/cluster.ts';
import { type House, openHouse } from './harness/house.ts';
import { lifeIn } from './harness/life.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-search-'));
const lists_folder = path.join(folder, 'search');
const told: string[] = [];
const log = newLog({ level: 'info', write: (line) => void told.push(line) });
let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let lists: Lists;
let running: { stop(): Promise<void> };
before(async () => {
  house = await openHouse({ own_cluster: true, rate_limits: false });
  life = lifeIn(house);
  await begin();
  marina = await house.as('marina@tubraxel.exemplo.com.br');
});
after(async () => {
  await lists.close();
  await running.stop();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const login = (user: string) => {
  const { host = '', port = 0, database = '' } = house.superuser.options;
  return { host, port, database, user, password: derivePassword(test_secret, user) };
};

/** Starts the process of the lists as the portal does, and has the house ask it. */
async function begin(): Promise<void> {
  running = startListsProcess({ login: login('arrimo_search'), data_dir: folder, log, log_level: 'silent' });
  lists = connectLists(socketPath(folder));
  await house.services.lists.close();
  house.services.lists = lists;
  await ready();
}

async function ready(): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if ((await lists.condition().catch(() => null))?.ready) return;
    await sleep(50);
  }
  throw new Error('there were no lists in 15 s');
}

const find = async (q: string) => {
  const { html, status } = await marina.call('GET', `/api/v1/search?${new URLSearchParams({ q })}`, {});
  assert.equal(status, 200, html);
  return JSON.parse(html);
};

const processes = (): number[] =>
  execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('search-lists/process.ts'),
    )
    .map(([pid]) => Number(pid));

/** A command of the house beside it. */
const environment = (): NodeJS.ProcessEnv => {
  const secret_file = path.join(folder, 'secret');
  writeFileSync(secret_file, test_secret.toString('base64'), { mode: 0o600 });
  const { host, port, database, user, password } = login('arrimo_owner');
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  return { PATH: process.env['PATH'], DATA_DIR: folder, SECRET_FILE: secret_file, DATABASE_URL: url };
};

test('the lists answer Marina over a socket that only this account may open, and lie in a file only it may read', async () => {
  const { results } = await find('ferias falta abonada');
  assert.ok(results.length > 0);
  const names = readdirSync(lists_folder).filter((name) => name.startsWith('lists-'));
  assert.equal(names.length, 1);
  for (const name of [...names, 'socket'])
    assert.equal(statSync(path.join(lists_folder, name)).mode & 0o777, 0o600, name);
  assert.equal(statSync(lists_folder).mode & 0o777, 0o700);
});

test('kill -9 of the process: Marina’s next search waits a moment and is answered, what she wrote in between included', async () => {
  const [before_it] = processes();
  assert.ok(before_it);
  process.kill(before_it, 'SIGKILL');
  await life.open({ subject: 'Sanfona rouca', description: 'Rouca.' });
  assert.equal((await find('sanfonas')).results[0]?.title, 'Sanfona rouca');
  const [now] = processes();
  assert.ok(now && now !== before_it);
});

test('while nobody answers for the lists, Marina is told so in two seconds, by the page and by the interface, and never with an error page', async () => {
  await running.stop();
  const began = performance.now();
  const page = await marina.get('/search?q=sanfona');
  assert.ok(performance.now() - began < 2_500);
  assert.ok(page.status === 200 || page.status === 503, String(page.status));
  assert.doesNotMatch(page.html, /class="problem"/);
  const suggest = await marina.call('GET', '/api/v1/suggest?subject=sanfona', {});
  assert.equal(suggest.status, 200);
  await begin();
  assert.equal((await find('sanfona')).results[0]?.title, 'Sanfona rouca');
});

test('a second process of this machine leaves the lists to the first, and takes over when that one is gone', async () => {
  const second = startListsProcess({ login: login('arrimo_search'), data_dir: folder, log, log_level: 'silent' });
  await sleep(500);
  for (let waited = 0; waited < 8_000 && processes().length > 1; waited += 100) await sleep(100);
  assert.equal(processes().length, 1);
  await running.stop();
  running = second;
  for (let waited = 0; waited < 8_000 && processes().length === 0; waited += 100) await sleep(100);
  assert.equal((await find('sanfona')).results[0]?.title, 'Sanfona rouca');
});

test('arrimo reindex writes everything anew beside the running house, which goes on answering; cut short it continues; the doctor finds nothing', async () => {
  const env = environment();
  const child = spawn(process.execPath, ['bin/arrimo.mjs', 'reindex', '--json'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let answered = 0;
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    assert.ok((await find('sanfona')).results.length > 0);
    answered += 1;
  }
  assert.equal((await ended)[0], 0);
  assert.ok(answered > 3);
  writeFileSync(
    path.join(lists_folder, 'reindex'),
    JSON.stringify({ analyser: analyser_version, part: 'known_issues', after: '00000000-0000-0000-0000-000000000000' }),
  );
  const again = spawnSync(process.execPath, ['bin/arrimo.mjs', 'reindex'], { cwd: root, env, encoding: 'utf8' });
  assert.match(again.stdout, /^continuing where the last run stopped\n\d written/);
  const doctor = spawnSync(process.execPath, ['bin/arrimo.mjs', 'doctor', '--json'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const findings: { check: string; status: string }[] = JSON.parse(doctor.stdout).findings;
  assert.deepEqual(
    findings.filter(({ check }) => check === 'search' || check === 'lists').map(({ check, status }) => [check, status]),
    [
      ['search', 'ok'],
      ['lists', 'ok'],
    ],
  );
});
