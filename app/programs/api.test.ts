import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { features } from '../features.ts';
import { openApi } from './openapi.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const marina = 'marina@tubraxel.exemplo.com.br';
const paulo = 'paulo@tubraxel.exemplo.com.br';
const otto = 'otto@orvalha.exemplo.com.br';
const unescaped = (html: string): string => html.match(/arr_[\w-]{43}/)?.[0] ?? '';

async function tokenOf(
  email: string,
  form: Record<string, string> = { write: 'on' },
  place = 'account',
): Promise<string> {
  const browser = await house.as(email);
  const { status, html } = await browser.post(`/${place}/tokens`, { name: 'Folha em dia', days: '30', ...form });
  assert.equal(status, 200);
  assert.ok(unescaped(html));
  return unescaped(html);
}

// A program reads what it was promised; what is wrong with it fails the assertion behind.
// eslint-disable-next-line typescript/no-explicit-any
type Json = any;
type Said = { status: number; type: string | null; data: Json; headers: Headers };

async function call(
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Said> {
  const response = await house.fetch(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: {
        host: 'localhost:3000',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    data: text ? JSON.parse(text) : null,
    headers: response.headers,
  };
}

const line = (code: string) => ({ code, name: 'Linha de teste' });

describe('who a call is from', () => {
  test('Marina’s token is Marina: /me says who, where and with which rights', async () => {
    const { status, data } = await call('GET', '/me', { token: await tokenOf(marina, {}) });
    assert.equal(status, 200);
    assert.equal(data.email, marina);
    assert.equal(data.organization.name, 'Metalúrgica Tubraxel (fictícia)');
    assert.deepEqual(
      [data.role, data.visibility, data.scopes, data.csrf_token],
      ['requester', 'own_and_copy', ['read'], null],
    );
  });

  test('without a token, or with a wrong one, the answer is 401 with problem details, whatever cookie comes along', async () => {
    const browser = await house.as(marina);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const headers of [
      {},
      { authorization: 'Bearer arr_short' },
      { authorization: `Bearer arr_${'A'.repeat(43)}`, cookie },
      { authorization: 'Basic bWFyaW5h', cookie },
    ]) {
      const { status, type, data, headers: answered } = await call('GET', '/me', { headers });
      assert.equal(status, 401);
      assert.equal(type, 'application/problem+json');
      assert.equal(data.title, 'Unauthorized');
      assert.match(answered.get('www-authenticate') ?? '', /^Bearer/);
    }
  });

  test('the session of the page reads, and writes only with the proof of that session', async () => {
    const browser = await house.as(otto);
    const me = JSON.parse((await browser.call('GET', '/api/v1/me', null)).html);
    assert.ok(me.csrf_token);
    const write = (headers: Record<string, string>) =>
      browser.call('POST', '/api/v1/product_lines', line('SESSAO'), headers);
    assert.equal((await write({ 'x-csrf-token': '' })).status, 403);
    assert.equal((await write({ 'x-csrf-token': me.csrf_token, 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await write({ 'x-csrf-token': me.csrf_token })).status, 201);
  });

  test('a token that may only read writes nothing', async () => {
    const { status, data } = await call('POST', '/product_lines', {
      token: await tokenOf(otto, {}),
      body: line('LEITURA'),
    });
    assert.equal(status, 403);
    assert.match(data.detail, /scope write/);
  });

  test('a token in an address is refused, even a good one, and no log line holds it', async () => {
    const token = await tokenOf(marina);
    for (const path of [`/me?access_token=${token}`, `/organizations?q=${token}`]) {
      assert.equal((await call('GET', path, { token })).status, 400);
      assert.equal((await call('GET', path)).status, 400);
    }
    assert.ok(!house.logged.join('').includes(token));
  });
});

describe('tokens end', () => {
  const alive = async (token: string): Promise<boolean> => (await call('GET', '/me', { token })).status === 200;
  const sql = (text: string, values: unknown[] = []) => house.superuser.query(text, values);

  test('when Marina revokes one, that one; and she cannot revoke Paulo’s', async () => {
    const [kept, revoked, his] = [await tokenOf(marina), await tokenOf(marina), await tokenOf(paulo)];
    const browser = await house.as(marina);
    const ids = async (token: string): Promise<string> =>
      (await sql(`select id from api_tokens where token_hash = sha256(convert_to($1, 'utf8'))`, [token])).rows[0].id;
    const page = await browser.get('/account/tokens');
    assert.ok(!page.html.includes(revoked));
    assert.equal((await browser.post(`/account/tokens/${await ids(revoked)}/revoke`, {})).status, 303);
    assert.equal((await browser.post(`/account/tokens/${await ids(his)}/revoke`, {})).status, 404);
    assert.deepEqual(await Promise.all([kept, revoked, his].map(alive)), [true, false, true]);
  });

  test('with their term, with the person’s account, with the access to the organisation, with its suspension', async () => {
    const endings = [
      [
        `update api_tokens set created_at = now() - interval '40 days', expires_at = now() - interval '1 second' where person_id = $1`,
        '',
      ],
      ['update persons set disabled_at = now() where id = $1', 'update persons set disabled_at = null where id = $1'],
    ];
    const { rows } = await sql('select id from persons where email = $1', [marina]);
    for (const [end, mend] of endings) {
      const token = await tokenOf(marina);
      assert.ok(await alive(token));
      await sql(end ?? '', [rows[0].id]);
      assert.ok(!(await alive(token)), end);
      if (mend) await sql(mend, [rows[0].id]);
    }
    const token = await tokenOf(marina);
    await sql(`update memberships set ended_at = now() where person_id = $1`, [rows[0].id]);
    assert.ok(!(await alive(token)));
    await sql(`update memberships set ended_at = null where person_id = $1`, [rows[0].id]);
    assert.ok(!(await alive(token)), 'coming back does not bring tokens back');
    const another = await tokenOf(marina);
    await sql(`update organizations set suspended_at = now() where name like 'Metal%'`);
    assert.ok(!(await alive(another)));
    await sql(`update organizations set suspended_at = null where name like 'Metal%'`);
  });

  test('those of the organisation are seen and revoked by any of its administrators, made by no one else, and end when their maker is none', async () => {
    const token = await tokenOf(paulo, { write: 'on' }, 'organization');
    assert.ok(await alive(token));
    for (const email of [marina, 'davi@unidade-sul.exemplo.com.br', otto])
      assert.equal((await (await house.as(email)).get('/organization/tokens')).status, 404, email);
    const rosa = await house.as('rosa@norvelta.exemplo.com.br');
    assert.doesNotMatch((await rosa.get('/organization/tokens')).html, /Folha em dia/);
    await sql(
      `update memberships set role = 'portal_admin', visibility = 'company' where person_id = (select id from persons where email = $1)`,
      [marina],
    );
    const second = await house.as(marina);
    assert.match((await second.get('/organization/tokens')).html, /Folha em dia[\s\S]*Paulo Neri/);
    await sql(`update memberships set role = 'requester' where person_id = (select id from persons where email = $1)`, [
      paulo,
    ]);
    assert.ok(!(await alive(token)));
    await sql(
      `update memberships set role = 'portal_admin' where person_id = (select id from persons where email = $1)`,
      [paulo],
    );
    await sql(
      `update memberships set role = 'requester', visibility = 'own_and_copy' where person_id = (select id from persons where email = $1)`,
      [marina],
    );
  });

  test('when one was used is noted once a minute, after the answer', async () => {
    const token = await tokenOf(otto);
    const used = async (): Promise<string | null> =>
      (
        await sql(`select last_used_at::text as at from api_tokens where token_hash = sha256(convert_to($1, 'utf8'))`, [
          token,
        ])
      ).rows[0].at;
    assert.equal(await used(), null);
    await call('GET', '/me', { token });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const first = await used();
    assert.ok(first);
    await call('GET', '/me', { token });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await used(), first);
  });
});

describe('what a call says', () => {
  test('unknown fields are 400, wrong values 422 with each field in the reader’s language, broken bodies 400, other types 415, large ones 413', async () => {
    const token = await tokenOf(otto);
    const write = (body: unknown, headers?: Record<string, string>) =>
      call('POST', '/product_lines', { token, body, ...(headers && { headers }) });
    assert.equal((await write({ ...line('X1'), owner: 'me' })).status, 400);
    assert.equal((await call('GET', '/product_lines?colour=blue', { token })).status, 400);
    assert.equal((await call('GET', '/product_lines?limit=1000', { token })).status, 422);
    const wrong = await write({ code: '', name: '   ' });
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.data.errors.map(({ field }: { field: string }) => field).sort(), ['code', 'name']);
    assert.ok(
      wrong.data.errors.every(({ message }: { message: string }) => message === 'Preencha este campo'),
      JSON.stringify(wrong.data.errors),
    );
    for (const broken of ['{', '[1', '"text"', 'null', '[]', '12'])
      assert.ok([400, 422].includes((await write(broken)).status), broken);
    assert.equal((await write('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
    assert.equal((await write({ ...line('X2'), name: 'x'.repeat(300_000) })).status, 413);
    assert.equal((await house.superuser.query(`select from product_lines where code like 'X_'`)).rowCount, 0);
  });

  test('foreign, unknown and misspelt ids are one answer, byte for byte', async () => {
    const token = await tokenOf(marina);
    const { rows } = await house.superuser.query(`select id from organizations where name like '%Norvelta%'`);
    const said = await Promise.all(
      [rows[0].id, crypto.randomUUID(), 'x'].map(async (id) => {
        const { status, data } = await call('GET', `/organizations/${id}`, { token });
        return JSON.stringify([status, { ...data, instance: '' }]);
      }),
    );
    assert.equal(new Set(said).size, 1);
    assert.match(said[0] ?? '', /^\[404,/);
    assert.equal((await call('GET', '/nowhere', { token })).type, 'application/problem+json');
  });

  test('what a program does stands in the audit trail as done by API', async () => {
    const token = await tokenOf(otto);
    const made = await call('POST', '/product_lines', { token, body: line('TRILHA') });
    assert.equal(made.status, 201);
    const { rows } = await house.superuser.query('select channel from audit_events where subject_id = $1', [
      made.data.id,
    ]);
    assert.deepEqual(rows, [{ channel: 'api' }]);
  });
});

describe('Idempotency-Key', () => {
  const write = (token: string, key: string, code: string) =>
    call('POST', '/product_lines', { token, body: line(code), headers: { 'idempotency-key': key } });
  const count = async (code: string): Promise<number> =>
    (await house.superuser.query('select from product_lines where code = $1', [code])).rowCount ?? 0;

  test('the same call again, even five at once, writes once and gets one answer', async () => {
    const token = await tokenOf(otto);
    const answers = await Promise.all(Array.from({ length: 5 }, () => write(token, 'um', 'UMAVEZ')));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ data }) => data.id)).size, 1);
    assert.equal(await count('UMAVEZ'), 1);
  });

  test('the key for another call is refused; a refused call uses no key up; another person’s key is another key', async () => {
    const token = await tokenOf(otto);
    await write(token, 'dois', 'PRIMEIRA');
    assert.equal((await write(token, 'dois', 'SEGUNDA')).status, 422);
    assert.equal(await count('SEGUNDA'), 0);
    assert.equal((await write(token, 'tres', '')).status, 422);
    assert.equal((await write(token, 'tres', 'TERCEIRA')).status, 201);
    const other = await tokenOf('admin@orvalha.exemplo.com.br');
    assert.equal((await write(other, 'dois', 'QUARTA')).status, 201);
  });

  test('keys are forgotten after a day', async () => {
    const token = await tokenOf(otto);
    await write(token, 'quatro', 'VELHA');
    await house.superuser.query(`update idempotency_keys set created_at = now() - interval '25 hours'`);
    const { forgetProgramTraces } = await import('./jobs.ts');
    const workshop = house.services as Parameters<typeof forgetProgramTraces.perform>[0];
    await forgetProgramTraces.perform(workshop, {}, { number: 1, last: false, signal: AbortSignal.timeout(10_000) });
    assert.equal((await house.superuser.query('select from idempotency_keys')).rowCount, 0);
  });
});

test('OpenAPI describes every route of the API: ids are unique, references lead somewhere, and anybody may read it', async () => {
  const { status, data } = await call('GET', '/openapi.json');
  assert.equal(status, 200);
  assert.equal(data.openapi, '3.1.0');
  const text = JSON.stringify(data);
  for (const [, reference = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = reference.split('/').reduce((at: Json, step) => at?.[step], data);
    assert.ok(found, reference);
  }
  const operations = Object.values<Json>(data.paths).flatMap((path) => Object.values<Json>(path));
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  const routes = features.flatMap((feature) => [...feature.routes]);
  assert.equal(operations.length, routes.filter(({ api }) => api).length);
  assert.deepEqual(JSON.parse(JSON.stringify(openApi(routes, 'http://localhost:3000'))), data);
});

test('docs/openapi.json is the contract as it stands', () => {
  const stored = readFileSync(path.join(import.meta.dirname, '../../docs/openapi.json'), 'utf8');
  const routes = features.flatMap((feature) => [...feature.routes]);
  assert.equal(stored, JSON.stringify(openApi(routes, 'https://portal.example.com'), null, 2) + '\n');
});

test('the page /api lists every route, for visitors too', async () => {
  const { status, html } = await house.visitor().get('/api');
  assert.equal(status, 200);
  assert.match(html, /\/api\/v1\/organizations/);
  assert.match(html, /Idempotency-Key/);
  const { length } = new Uint8Array(
    await (
      await house.fetch(
        new Request('http://localhost:3000/api', { headers: { host: 'localhost:3000', 'accept-encoding': 'br' } }),
      )
    ).arrayBuffer(),
  );
  assert.ok(length <= 30_000, `${length} bytes`);
});

test('Davi, who acts for a customer, makes no tokens there, but sees and revokes those of his unit', async () => {
  const token = await tokenOf('davi@unidade-sul.exemplo.com.br');
  const davi = await house.as('davi@unidade-sul.exemplo.com.br');
  await house.superuser.query(
    `update sessions set acting_for_id = (select id from organizations where name like 'Metal%') where person_id = (select id from persons where email like 'davi@%')`,
  );
  const { html } = await davi.get('/account/tokens');
  assert.match(html, /agindo por um cliente/);
  assert.doesNotMatch(html, /name="days"/);
  assert.equal((await davi.post('/account/tokens', { name: 'x', days: '1' })).status, 404);
  const revoke = html.match(/\/account\/tokens\/[\w-]+\/revoke/)?.[0] ?? '';
  assert.equal((await davi.post(revoke, {})).status, 303);
  assert.equal((await call('GET', '/me', { token })).status, 401);
  const { rows } = await house.superuser.query(
    `select organization_id, details->>'of' is not null as told from audit_events where event = 'api_token_revoked' order by seq desc limit 1`,
  );
  assert.deepEqual(rows, [{ organization_id: null, told: true }]);
});
