import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const idOf = async (cnpj: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>('select id from organizations where cnpj = $1', [cnpj])).rows[0]?.id ??
  assert.fail(`no ${cnpj}`);
async function call(browser: Browser, method: string, path: string, body: unknown = {}) {
  const { status, html } = await browser.call(method, `/api/v1${path}`, body);
  return { status, data: JSON.parse(html) };
}
const vera = 'vera@orvalha.exemplo.com.br';
const [tubraxel, sul] = ['99100001000175', '99010001000184'];

test('Vera adds, changes, suspends and resumes an organisation; a state that is past gets 409, a CNPJ that is taken 422', async () => {
  const browser = await house.as(vera);
  const made = await call(browser, 'POST', '/organizations', { name: 'Nova (fictícia)', cnpj: 'zz.dem.003/0001-90' });
  assert.equal(made.status, 201, JSON.stringify(made.data));
  assert.equal(made.data.cnpj, 'ZZDEM003000190');
  assert.equal(made.data.kind, 'customer');
  assert.equal(made.data.finance_email, null);
  const path = `/organizations/${made.data.id}`;
  const taken = await call(browser, 'PATCH', path, { cnpj: '99.100.001/0002-56' });
  assert.deepEqual([taken.status, taken.data.errors[0].field], [422, 'cnpj']);
  assert.equal((await call(browser, 'PATCH', path, { name: 'x', colour: 'red' })).status, 400);
  assert.equal((await call(browser, 'PATCH', path, { cnpj: '123' })).status, 422);
  const changed = await call(browser, 'PATCH', path, { name: 'Outra (fictícia)', version: 1 });
  assert.deepEqual([changed.status, changed.data.version], [200, 2]);
  const late = await call(browser, 'PATCH', path, { name: 'Tarde demais', version: 1 });
  assert.deepEqual([late.status, late.data.state], [409, 'version 2']);
  const unreasoned = await call(browser, 'PATCH', path, { suspended: true });
  assert.deepEqual([unreasoned.status, unreasoned.data.errors[0].field], [422, 'suspension_reason']);
  const out = await call(browser, 'PATCH', path, { suspended: true, suspension_reason: 'Atraso' });
  assert.deepEqual([out.status, out.data.suspended, out.data.suspension_reason], [200, true, 'Atraso']);
  const twice = await call(browser, 'PATCH', path, { suspended: true, suspension_reason: 'Atraso' });
  assert.deepEqual([twice.status, twice.data.state], [409, 'suspended']);
  const found = await call(browser, 'GET', '/organizations?suspended=true');
  assert.deepEqual(
    found.data.data.map(({ name }: { name: string }) => name),
    ['Outra (fictícia)'],
  );
  const back = await call(browser, 'PATCH', path, { suspended: false });
  assert.deepEqual([back.status, back.data.suspended, back.data.suspension_reason], [200, false, null]);
});

test('branches and entitlements come by pages too; a cursor that is none is refused', async () => {
  const browser = await house.as(vera);
  const path = `/organizations/${await idOf(tubraxel)}`;
  await house.superuser.query(
    `insert into branches (id, organization_id, cnpj, name) values (gen_random_uuid(), $1, '99100001000337', 'Terceira')`,
    [await idOf(tubraxel)],
  );
  for (const list of [`${path}/branches`, `${path}/entitlements`]) {
    const all = (await call(browser, 'GET', list)).data.data.map(({ id }: { id: string }) => id);
    assert.ok(all.length > 1, list);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { data } = await call(browser, 'GET', `${list}?limit=1&cursor=${cursor}`);
      assert.equal(data.data.length, 1);
      seen.push(data.data[0].id);
      cursor = data.next;
    }
    assert.deepEqual(seen, all);
    const { status, data } = await call(browser, 'GET', `${list}?cursor=nothing`);
    assert.deepEqual([status, data.errors[0].field], [422, 'cursor']);
  }
});

test('the list narrows, and its cursor loses and repeats nothing', async () => {
  const browser = await house.as('caio@orvalha.exemplo.com.br');
  const all = (await call(browser, 'GET', '/organizations?limit=200')).data.data.map(({ id }: { id: string }) => id);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { data } = await call(browser, 'GET', `/organizations?limit=5&cursor=${cursor}`);
    seen.push(...data.data.map(({ id }: { id: string }) => id));
    cursor = data.next;
  }
  assert.deepEqual(seen, all);
  for (const [query, count] of [
    ['q=TUBRAX', 1],
    ['kind=unit', 3],
    ['state=SP', 2],
    ['q=ficticia&limit=2', 2],
  ] as const)
    assert.equal((await call(browser, 'GET', `/organizations?${query}`)).data.data.length, count, query);
  assert.equal((await call(browser, 'GET', '/organizations?kind=dragon')).status, 422);
  assert.equal((await call(browser, 'POST', '/organizations', { name: 'x' })).status, 404, 'who only reads');
});

test('units, their portfolios, branches and entitlements are kept by API', async () => {
  const browser = await house.as(vera);
  const [unit, customer] = [await idOf(sul), await idOf('99100004000109')];
  const portfolio = `/units/${unit}/portfolio`;
  const granted = await call(browser, 'POST', portfolio, { organization_id: customer, visibility: 'own' });
  assert.deepEqual([granted.status, granted.data.visibility, granted.data.may_download], [201, 'own', true]);
  const refused = await call(browser, 'POST', portfolio, { organization_id: await idOf('99010002000129') });
  assert.equal(refused.status, 422);
  assert.match(refused.data.errors[0].message, /Uma unidade atende clientes/);
  const lowered = await call(browser, 'PATCH', `${portfolio}/${customer}`, { may_download: false });
  assert.deepEqual([lowered.status, lowered.data.may_download, lowered.data.visibility], [200, false, 'own']);
  assert.equal((await call(browser, 'DELETE', `${portfolio}/${customer}`)).status, 200);
  assert.equal((await call(browser, 'DELETE', `${portfolio}/${customer}`)).status, 404);
  assert.equal((await call(browser, 'GET', `/units/${customer}/portfolio`)).status, 404, 'a customer is no unit');
  assert.equal((await call(browser, 'GET', '/units')).data.data.length, 3);

  const branches = `/organizations/${customer}/branches`;
  const branch = await call(browser, 'POST', branches, { name: 'Filial', cnpj: '99.100.002/0002-00' });
  assert.equal(branch.status, 422, 'wrong digits');
  const right = await call(browser, 'POST', branches, { name: 'Filial', cnpj: '99.100.002/0002-09' });
  assert.equal(right.status, 201, JSON.stringify(right.data));
  const archived = await call(browser, 'PATCH', `${branches}/${right.data.id}`, { name: 'Filial 2', archived: true });
  assert.deepEqual([archived.status, archived.data.name, archived.data.version], [200, 'Filial 2', 3]);
  assert.ok(archived.data.archived_at);

  const { rows } = await house.superuser.query<{ id: string }>(`select id from products where code = 'PRUMO'`);
  const entitlements = `/organizations/${customer}/entitlements`;
  const period = { product_id: rows[0]?.id, valid_from: '2026-01-01' };
  const entitled = await call(browser, 'POST', entitlements, period);
  assert.deepEqual([entitled.status, entitled.data.product_code], [201, 'PRUMO']);
  const overlapping = await call(browser, 'POST', entitlements, period);
  assert.deepEqual([overlapping.status, overlapping.data.errors[0].field], [422, 'product_id']);
  const backwards = await call(browser, 'PATCH', `${entitlements}/${entitled.data.id}`, { valid_until: '2025-01-01' });
  assert.deepEqual([backwards.status, backwards.data.errors[0].field], [422, 'valid_until']);
});

test('Lia is told of her own organisation alone; Paulo of the unit that serves his, without its contract; Davi of the customers of his unit', async () => {
  const lia = await house.as('lia@norvelta.exemplo.com.br');
  const own = await call(lia, 'GET', '/organizations');
  assert.deepEqual(
    own.data.data.map(({ name }: { name: string }) => name),
    ['Distribuidora Norvelta (fictícia)'],
  );
  assert.equal(own.data.data[0].contract_number, 'CT-100002');
  assert.ok(!('finance_email' in own.data.data[0]));
  const id = await idOf(tubraxel);
  const unknown = await call(lia, 'GET', `/organizations/${crypto.randomUUID()}`);
  for (const path of ['', '/branches', '/entitlements'])
    assert.deepEqual(await call(lia, 'GET', `/organizations/${id}${path}`), unknown, path);
  assert.equal((await call(lia, 'GET', '/organizations?q=tubraxel')).data.data.length, 0);
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  const units = await call(paulo, 'GET', '/units');
  assert.deepEqual(
    units.data.data.map(({ name }: { name: string }) => name),
    ['Unidade Sul (fictícia)'],
  );
  assert.ok(!('contract_number' in units.data.data[0]));
  const served = await call(paulo, 'GET', `/units/${await idOf(sul)}/portfolio`);
  assert.deepEqual(
    served.data.data.map(({ organization_id }: { organization_id: string }) => organization_id),
    [id],
    'of the unit’s customers Paulo sees his own company',
  );
  const davi = await house.as('davi@unidade-sul.exemplo.com.br');
  const portfolio = await call(davi, 'GET', `/units/${await idOf(sul)}/portfolio`);
  assert.deepEqual(
    portfolio.data.data.map(({ name }: { name: string }) => name),
    ['Metalúrgica Tubraxel (fictícia)', 'Transportes Guarvento (fictícia)'],
  );
  assert.equal((await call(paulo, 'PATCH', `/organizations/${id}`, { name: 'Minha' })).status, 404);
});

test('whoever belonged to an organisation once sees no more of it than of any other', async () => {
  const norvelta = await idOf('99100002000110');
  const member = `person_id = (select id from persons where email = 'marina@tubraxel.exemplo.com.br') and organization_id = '${norvelta}'`;
  await house.superuser.query(
    `insert into memberships (person_id, organization_id, role, visibility, created_at) select id, $1, 'requester', 'own', now() from persons where email = 'marina@tubraxel.exemplo.com.br'`,
    [norvelta],
  );
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await call(marina, 'GET', `/organizations/${norvelta}`)).status, 200);
  await house.superuser.query(`update memberships set ended_at = now() where ${member}`);
  assert.equal((await call(marina, 'GET', `/organizations/${norvelta}`)).status, 404);
  const { data } = await call(marina, 'GET', '/organizations?limit=200');
  assert.ok(!data.data.some(({ id }: { id: string }) => id === norvelta));
});
