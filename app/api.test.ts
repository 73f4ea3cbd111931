import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from '../test/harness/browser.ts';
import { type House, openHouse } from '../test/harness/house.ts';
import { features } from './features.ts';
import type { Route } from './route.ts';

const routes: Route[] = features.flatMap((feature) => [...feature.routes]);
const api_routes = routes.filter(({ api }) => api);
const sample = (path: string): string => path.replace(/:\w+/g, '0197b3a0-0000-7000-8000-000000000000');
const marina = 'marina@tubraxel.exemplo.com.br';
const davi = 'davi@unidade-sul.exemplo.com.br';
const otto = 'otto@orvalha.exemplo.com.br';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const line = (code: string) => ({ code, name: 'Linha de teste' });
async function make(browser: Browser, body: unknown, headers: Record<string, string> = {}) {
  const answer = await browser.call('POST', '/api/v1/product_lines', body, headers);
  return { ...answer, said: JSON.parse(answer.html) };
}

describe('every route of the API', () => {
  test('tells a visitor and a stranger’s token 401, with how to come in', async () => {
    const stranger = { authorization: `Bearer arr_${'A'.repeat(43)}` };
    for (const { method, path, who } of api_routes)
      for (const [headers, challenge] of [
        [{}, /^Bearer realm="arrimo"$/],
        [stranger, /^Bearer realm="arrimo", error="invalid_token"$/],
      ] as const) {
        // What is public a visitor may ask; a token that is none opens nothing anywhere.
        if (who === 'anyone' && !('authorization' in headers)) continue;
        const { status, headers: answered } = await house.visitor().call(method, sample(path), {}, headers);
        assert.equal(status, 401, `${method} ${path}`);
        assert.match(answered.get('www-authenticate') ?? '', challenge);
      }
  });

  test('lets nobody write with a token that may only read', async () => {
    const programs = await Promise.all(
      ['admin@orvalha.exemplo.com.br', 'paulo@tubraxel.exemplo.com.br'].map((email) => house.program(email, ['read'])),
    );
    for (const { method, path, crawl } of api_routes.filter(({ method: of }) => of !== 'GET'))
      for (const program of programs) {
        const { status } = await program.call(method, sample(path), crawl.json ?? {});
        assert.ok(status === 403 || status === 404, `${method} ${path}: ${status}`);
      }
  });

  test('answers methods it does not have with 405 and those it has, to anybody', async () => {
    const answer = await house.visitor().call('DELETE', '/api/v1/me', {});
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET');
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.equal((await house.visitor().call('PUT', '/api/v1/product_lines/x', {})).headers.get('allow'), 'GET, PATCH');
    assert.equal((await house.visitor().call('PUT', '/api/v1/nowhere', {})).status, 404);
  });

  test('is not reached by a token in the address, encoded or not, in path or query', async () => {
    const token = `arr_${'A'.repeat(43)}`;
    for (const address of [
      `/me?t=${token}`,
      `/me?t=%61rr_${'A'.repeat(43)}`,
      `/organizations/${token}`,
      `/no/${token}`,
    ])
      assert.equal((await house.visitor().get(`/api/v1${address}`)).status, 400, address);
    assert.ok(!house.logged.join('').includes('AAAAAAAAAA'));
    assert.equal((await (await house.program(otto)).get('/api/v1/product_lines?q=arr_')).status, 200);
  });
});

describe('a refusal', () => {
  test('for something foreign and something unknown is the same bytes', async () => {
    const program = await house.program(marina);
    const { rows } = await house.superuser.query<{ id: string }>(
      `select id from organizations where name like '%Norvelta%'`,
    );
    const about = async (id: string | undefined): Promise<string> => {
      const { status, html, headers } = await program.get(`/api/v1/organizations/${id}`);
      return `${status} ${html} ${JSON.stringify([...headers])}`;
    };
    assert.equal(await about(rows[0]?.id), await about(crypto.randomUUID()));
  });

  test('names unknown fields, and says what is wrong with a body or an address', async () => {
    const program = await house.program(otto);
    const unknown = await make(program, { ...line('NOME'), colour: 'blue', __proto: 1 });
    assert.equal(unknown.status, 400);
    assert.deepEqual(
      unknown.said.errors.map(({ field, message }: { field: string; message: string }) => [field, message]),
      ['colour', '__proto'].map((field) => [field, 'Esta chamada não conhece este campo']),
    );
    for (const body of [[], null, 'text', 12, [line('LISTA')]]) {
      const refused = await make(program, body);
      assert.deepEqual([refused.status, refused.said.detail], [400, 'the body is not a JSON object']);
    }
    const twice = await program.get('/api/v1/product_lines?limit=1&limit=2');
    assert.deepEqual([twice.status, JSON.parse(twice.html).detail], [400, 'a parameter stands in the address twice']);
    for (const limit of ['', 'x', '0', '201', '1.5', '1e9']) {
      const { status, html } = await program.get(`/api/v1/product_lines?limit=${limit}`);
      assert.equal(status, 422, limit);
      assert.deepEqual(JSON.parse(html).errors, [
        { field: 'limit', message: 'Digite um número dentro do intervalo indicado' },
      ]);
    }
  });

  test('speaks the language a program asks for, otherwise its person’s', async () => {
    const program = await house.program(otto);
    const message = async (headers: Record<string, string>): Promise<string> =>
      (await make(program, { code: '', name: 'Linha' }, headers)).said.errors[0].message;
    assert.equal(await message({}), 'Preencha este campo');
    assert.equal(await message({ 'accept-language': 'en-GB, pt;q=0.5' }), 'Fill in this field');
    assert.equal(await message({ 'accept-language': 'tlh' }), 'Preencha este campo');
  });
});

describe('Idempotency-Key', () => {
  test('the second answer is the first, byte for byte', async () => {
    const program = await house.program(otto);
    const [first, second] = [
      await make(program, line('BYTES'), { 'idempotency-key': 'k1' }),
      await make(program, line('BYTES'), { 'idempotency-key': 'k1' }),
    ];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(second.html, first.html);
  });

  test('a call that has not ended yet makes the second one wait, and then say so', async () => {
    const program = await house.program(otto);
    await make(program, line('DEMORA'), { 'idempotency-key': 'slow' });
    const other = await house.superuser.connect();
    await other.query('begin');
    await other.query(`delete from idempotency_keys`);
    await other.query(
      `insert into idempotency_keys (person_id, key_hash, request_hash) select p.id, sha256('  slow2'), sha256('x') from persons p where email = $1`,
      [otto],
    );
    const waiting = await make(program, line('DEMORA2'), { 'idempotency-key': 'slow2' });
    await other.query('rollback');
    other.release();
    assert.deepEqual([waiting.status, waiting.said.state], [409, 'in_progress']);
    assert.equal((await make(program, line('DEMORA2'), { 'idempotency-key': 'slow2' })).status, 201);
  });

  test('is good for 255 characters', async () => {
    const program = await house.program(otto);
    assert.equal((await make(program, line('LONGA'), { 'idempotency-key': 'x'.repeat(256) })).status, 400);
    assert.equal((await make(program, line('LONGA'), { 'idempotency-key': 'x'.repeat(255) })).status, 201);
  });
});

test('a token of Marina’s opens nothing once she works for the vendor, and Otto’s nothing once he does not', async () => {
  const [hers, his, consultant] = [await house.program(marina), await house.program(otto), await house.program(davi)];
  const alive = async (program: Browser): Promise<number> => (await program.get('/api/v1/me')).status;
  assert.deepEqual([await alive(hers), await alive(his), await alive(consultant)], [200, 200, 200]);
  await house.superuser.query(
    `insert into staff_roles (person_id, role) select id, 'agent' from persons where email = $1`,
    [marina],
  );
  await house.superuser.query(`delete from staff_roles where person_id = (select id from persons where email = $1)`, [
    otto,
  ]);
  assert.deepEqual([await alive(hers), await alive(his), await alive(consultant)], [401, 401, 200]);
  await house.superuser.query(`update organizations set suspended_at = now() where name like 'Unidade Sul%'`);
  assert.equal(await alive(consultant), 401);
});
