import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../bin/root.ts';
import { derivePassword } from '../../lib/secrets.ts';
import { test_secret } from '../harness/cluster.ts';
import { type House, openHouse } from '../harness/house.ts';

let house: House;
const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-token-'));
before(async () => (house = await openHouse({ own_cluster: true, rate_limits: false })));
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command, beside the running house. */
function arrimo(...args: string[]): { status: number | null; out: string; error: string } {
  const secret_file = path.join(folder, 'secret');
  writeFileSync(secret_file, test_secret.toString('base64'), { mode: 0o600 });
  const { host, port, database } = house.superuser.options;
  const password = encodeURIComponent(derivePassword(test_secret, 'arrimo_owner'));
  const url = `postgres://arrimo_owner:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/arrimo.mjs', 'token', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DATA_DIR: folder, SECRET_FILE: secret_file, DATABASE_URL: url },
  });
  return { status, out: stdout, error: stderr };
}

const me = async (token: string): Promise<{ status: number; said: Record<string, unknown> }> => {
  const { status, html } = await house.visitor().get('/api/v1/me', { authorization: `Bearer ${token}` });
  return { status, said: JSON.parse(html) };
};

test('arrimo token create makes a token of Marina’s that works at once, and the trail says it was a command', async () => {
  const made = arrimo(
    'create',
    '--person',
    'Marina@tubraxel.exemplo.com.br',
    '--scope',
    'read',
    '--days',
    '7',
    '--json',
  );
  assert.equal(made.status, 0, made.error);
  const { token, id, expires_at } = JSON.parse(made.out);
  assert.match(token, /^arr_[\w-]{43}$/);
  const days = (new Date(expires_at).getTime() - Date.now()) / 86_400_000;
  assert.ok(days > 6.9 && days < 7.1, expires_at);
  const { status, said } = await me(token);
  assert.deepEqual([status, said['name'], said['scopes']], [200, 'Marina Alves', ['read']]);
  const { rows } = await house.superuser.query(
    `select channel, actor_id, organization_id is not null as placed from audit_events where subject_id = $1`,
    [id],
  );
  assert.deepEqual(rows, [{ channel: 'cli', actor_id: null, placed: true }]);
});

test('scopes may stand behind one option, and staff need no organisation', async () => {
  const made = arrimo('create', '--person', 'otto@orvalha.exemplo.com.br', '--scope', 'read', 'write');
  assert.equal(made.status, 0, made.error);
  const { said } = await me(made.out.split('\n')[0] ?? '');
  assert.deepEqual(
    [said['staff_roles'], said['scopes']],
    [
      ['catalog_manager', 'developer'],
      ['read', 'write'],
    ],
  );
});

test('a mistake is one line and no token', async () => {
  await house.superuser.query(
    `update memberships set ended_at = now() where person_id = (select id from persons where email like 'lia@%')`,
  );
  const before_all = await house.superuser.query('select from api_tokens');
  for (const [args, said] of [
    [['create', '--person', 'ninguem@exemplo.com.br', '--scope', 'read'], /nobody with the address ninguem@/],
    [['create', '--person', 'lia@norvelta.exemplo.com.br', '--scope', 'read'], /access to no organisation/],
    [['create', '--person', 'otto@orvalha.exemplo.com.br'], /--scope/],
    [['create', '--person', 'otto@orvalha.exemplo.com.br', '--scope', 'admin'], /--scope/],
    [['create', '--person', 'otto@orvalha.exemplo.com.br', '--scope', 'read', '--days', '366'], /--days/],
    [['create', '--person', 'otto@orvalha.exemplo.com.br', '--scope', 'read', '--colour', 'red'], /colour/],
    [['list'], /usage/],
  ] as const) {
    const { status, out, error } = arrimo(...args);
    assert.deepEqual([status, out], [1, ''], args.join(' '));
    assert.match(error, said);
    assert.equal(error.trim().split('\n').length, 1, error);
  }
  assert.equal((await house.superuser.query('select from api_tokens')).rowCount, before_all.rowCount);
});
