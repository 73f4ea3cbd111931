import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const vera = 'vera@orvalha.exemplo.com.br';
const caio = 'caio@orvalha.exemplo.com.br';
const marina = 'marina@tubraxel.exemplo.com.br';
const tubraxel_cnpj = '99100001000175';

const idOf = async (cnpj: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>('select id from organizations where cnpj = $1', [cnpj])).rows[0]?.id ??
  assert.fail(`no ${cnpj}`);
const form = (more: Record<string, string> = {}) => ({
  name: 'Fundição Çarapuí (fictícia)',
  kind: 'customer',
  unit_kind: '',
  cnpj: '',
  municipality: 'São Carlos',
  municipality_code: '3548906',
  state: 'sp',
  country: 'br',
  time_zone: 'America/Sao_Paulo',
  contract_number: '',
  contract_from: '2026-01-01',
  contract_until: '',
  finance_email: '',
  ...more,
});
const hidden = (html: string): string => html.match(/name="version" value="(\d+)"/)?.[1] ?? assert.fail('no version');
const names = ({ html }: Page): string[] =>
  [...html.matchAll(/<th scope="row"><a [^>]*><bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name ?? '');

test('Vera adds an organisation whose CNPJ has letters, typed in lower case and without mask, and everybody of the staff finds it', async () => {
  const browser = await house.as(vera);
  await browser.get('/desk/organizations/new');
  const answer = await browser.post('/desk/organizations', form({ cnpj: 'zzdem003000171' }));
  assert.equal(answer.status, 422, 'wrong digits');
  assert.match(answer.html, /O CNPJ não confere/);
  assert.match(answer.html, /value="zzdem003000171"/, 'what was typed is kept');
  const made = await browser.post('/desk/organizations', form({ cnpj: 'zzdem003000190' }));
  assert.equal(made.status, 303, made.html.match(/error-summary.*?<\/ul>/s)?.[0]);
  assert.match((await browser.follow(made)).html, /ZZ\.DEM\.003\/0001-90/);
  const reader = await house.as(caio);
  for (const query of ['carapui', 'ÇARAPUÍ', 'zz.dem.003/0001-90', 'ZZDEM003000190', 'dem003', 'zz.dem.003'])
    assert.deepEqual(
      names(await reader.get(`/desk/organizations?q=${encodeURIComponent(query)}`)),
      ['Fundição Çarapuí (fictícia)'],
      query,
    );
  assert.deepEqual(names(await reader.get('/desk/organizations?q=100%25')), [], 'a percent sign is no wildcard');
  assert.equal((await reader.get('/desk/organizations/new')).status, 404, 'who only reads adds nothing');
  assert.equal((await reader.post('/desk/organizations', form())).status, 404);
});

test('the list narrows by kind, state, product and suspension, and its address says so', async () => {
  const reader = await house.as(caio);
  const prumo = (await house.superuser.query<{ id: string }>(`select id from products where code = 'GONDOLA'`)).rows[0];
  const list = async (query: string): Promise<string[]> => names(await reader.get(`/desk/organizations?${query}`));
  assert.deepEqual(await list('kind=unit'), [
    'Unidade Nordeste (fictícia)',
    'Unidade Sul (fictícia)',
    'Vereda AMS (fictícia)',
  ]);
  assert.deepEqual(await list('state=ba'), ['Alimentos Quixabrel (fictícia)']);
  assert.deepEqual(await list(`product=${prumo?.id}&kind=customer`), [
    'Alimentos Quixabrel (fictícia)',
    'Empório Acrelis (fictícia)',
    'Grupo Ipexara (fictícia)',
  ]);
  assert.deepEqual(await list('suspended=true'), []);
  assert.deepEqual(await list('q=99.100.001%2F0002-56'), ['Metalúrgica Tubraxel (fictícia)'], 'the CNPJ of a branch');
  const page = await reader.get('/desk/organizations?kind=unit&q=sul');
  assert.match(page.html, /href="\/desk\/organizations\?kind=unit"[^>]*>.*?Remover o filtro/s);
});

test('a CNPJ belongs to one organisation or branch, in whatever order they come', async () => {
  const browser = await house.as(vera);
  await browser.get('/desk/organizations/new');
  for (const cnpj of ['99.100.001/0001-75', '99100001000256', 'zz.1ab.2cd/00a2-17']) {
    const refused = await browser.post('/desk/organizations', form({ cnpj }));
    assert.equal(refused.status, 422, cnpj);
    assert.match(refused.html, /Este CNPJ já é de outra organização ou filial/);
  }
  const id = await idOf(tubraxel_cnpj);
  const branch = { name: 'Filial', country: 'BR', time_zone: 'America/Sao_Paulo' };
  const taken = await browser.post(`/desk/organizations/${id}/branches`, { ...branch, cnpj: '99.100.002/0001-10' });
  assert.equal(taken.status, 422);
  assert.match(taken.html, /Este CNPJ já é de outra/);
  const added = await browser.post(`/desk/organizations/${id}/branches`, { ...branch, cnpj: '99.100.001/0003-37' });
  assert.equal(added.status, 303);
  const { rows } = await house.superuser.query<{ id: string }>(`select id from branches where cnpj = '99100001000337'`);
  const page = await browser.get(`/desk/organizations/${id}/branches/${rows[0]?.id}`);
  await browser.post(`/desk/organizations/${id}/branches/${rows[0]?.id}/archive`, { version: hidden(page.html) });
  assert.match((await browser.get(`/desk/organizations/${id}`)).html, /Arquivada/);
  const other = await idOf('99100002000110');
  assert.equal((await browser.get(`/desk/organizations/${other}/branches/${rows[0]?.id}`)).status, 404, 'of another');
});

test('two of the staff edit one organisation: the second sees what the first stored, beside what she typed', async () => {
  const [first, second] = [await house.as(vera), await house.as('admin@orvalha.exemplo.com.br')];
  const id = await idOf('99100005000153');
  const pages = [
    await first.get(`/desk/organizations/${id}/edit`),
    await second.get(`/desk/organizations/${id}/edit`),
  ] as const;
  const base = form({ name: 'Transportes Guarvento (fictícia)', cnpj: '99100005000153', contract_number: 'A-1' });
  const stored = await first.post(`/desk/organizations/${id}`, { ...base, version: hidden(pages[0].html) });
  assert.equal(stored.status, 303);
  const late = await second.post(`/desk/organizations/${id}`, {
    ...base,
    contract_number: 'B-2',
    version: hidden(pages[1].html),
  });
  assert.equal(late.status, 422);
  assert.match(late.html, /Outra pessoa mudou isto/);
  assert.match(late.html, /Gravado agora.*<dt>Número do contrato<\/dt><dd><bdi>A-1<\/bdi>/s);
  assert.match(late.html, /value="B-2"/);
  const again = await second.post(`/desk/organizations/${id}`, {
    ...base,
    contract_number: 'B-2',
    version: hidden(late.html),
  });
  assert.equal(again.status, 303, 'sent again it holds');
});

test('suspended, an organisation is out with the next click of everybody signed in; resumed, all is as before', async () => {
  const bruno = await house.as('bruno@nimbrela.exemplo.com.br');
  assert.equal((await bruno.get('/organization')).status, 200);
  const browser = await house.as(vera);
  const id = await idOf('ZZDEM001000109');
  const asked = await browser.get(`/desk/organizations/${id}/suspend`);
  const version = hidden(asked.html);
  const bare = await browser.post(`/desk/organizations/${id}/suspend`, { reason: '  ', version });
  assert.equal(bare.status, 422, 'a reason is needed');
  await browser.post(`/desk/organizations/${id}/suspend`, { reason: 'Contrato em atraso', version });
  const out = await bruno.get('/tickets');
  assert.doesNotMatch(out.html, /CNPJ com letras recusado/);
  assert.equal((await bruno.get('/organization')).status, 404);
  assert.doesNotMatch(out.html, /em atraso/, 'the reason is the staff’s');
  const page = await browser.get(`/desk/organizations/${id}`);
  assert.match(page.html, /Contrato em atraso/);
  assert.deepEqual(names(await browser.get('/desk/organizations?suspended=true')), ['Plataforma Nimbrela (fictícia)']);
  await browser.post(`/desk/organizations/${id}/resume`, { version: hidden(page.html) });
  assert.match((await bruno.get('/tickets')).html, /CNPJ com letras recusado/);
});

test('an entitlement that overlaps is refused beside the product; one that ends while Marina’s page is open can no longer be chosen', async () => {
  const browser = await house.as(vera);
  const id = await idOf(tubraxel_cnpj);
  const { rows } = await house.superuser.query<{ product_id: string; id: string; module_id: string }>(
    `select e.product_id, e.id, m.id as module_id from entitlements e join products p on p.id = e.product_id join modules m on m.product_id = p.id
     where e.organization_id = $1 and p.code = 'CLAVE' and m.code = 'FOL'`,
    [id],
  );
  const [clave] = rows;
  if (!clave) assert.fail('Tubraxel has no Clave');
  await browser.get(`/desk/organizations/${id}/entitlements/new`);
  const period = { product_id: clave.product_id, valid_from: '2026-01-01', valid_until: '2026-12-31' };
  const refused = await browser.post(`/desk/organizations/${id}/entitlements`, period);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Já há um direito a este produto nesse período/);
  const backwards = await browser.post(`/desk/organizations/${id}/entitlements`, {
    ...period,
    valid_until: '2025-12-31',
  });
  assert.match(backwards.html, /O fim não pode vir antes do início/);
  const reader = await house.as(marina);
  assert.match((await reader.get('/tickets/new')).html, new RegExp(clave.module_id));
  const page = await browser.get(`/desk/organizations/${id}/entitlements/${clave.id}`);
  const ended = await browser.post(`/desk/organizations/${id}/entitlements/${clave.id}/end`, {
    version: hidden(page.html),
  });
  assert.equal(ended.status, 303);
  const late = await reader.post('/tickets', {
    subject: 'Férias',
    description: 'Não calcula',
    module_id: clave.module_id,
    submission_id: crypto.randomUUID(),
  });
  assert.equal(late.status, 422);
  assert.match(late.html, /Escolha uma das opções/);
  assert.match((await reader.get('/organization')).html, /Encerrado/);
});

test('only customers enter a portfolio, each once, and neither side changes its kind meanwhile', async () => {
  const browser = await house.as(vera);
  const [sul, tubraxel] = [await idOf('99010001000184'), await idOf(tubraxel_cnpj)];
  const place = { visibility: 'company', may_download: 'on', valid_until: '' };
  await browser.get(`/desk/organizations/${sul}/portfolio/new`);
  const refused = await browser.post(`/desk/organizations/${sul}/portfolio`, {
    ...place,
    customer: '99.010.002/0001-29',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Uma unidade atende clientes/);
  const twice = await browser.post(`/desk/organizations/${sul}/portfolio`, { ...place, customer: tubraxel_cnpj });
  assert.match(twice.html, /A unidade já atende este cliente/);
  const nobody = await browser.post(`/desk/organizations/${sul}/portfolio`, { ...place, customer: '99100099000100' });
  assert.equal(nobody.status, 422);
  assert.equal((await browser.get(`/desk/organizations/${tubraxel}/portfolio`)).status, 404, 'a customer has none');
  const page = await browser.get(`/desk/organizations/${tubraxel}/edit`);
  const turned = await browser.post(`/desk/organizations/${tubraxel}`, {
    ...form({ kind: 'unit', cnpj: tubraxel_cnpj }),
    version: hidden(page.html),
  });
  assert.equal(turned.status, 422);
  assert.match(turned.html, /Está em uma carteira de unidade/);
  const ipexara = await browser.post(`/desk/organizations/${sul}/portfolio`, {
    ...place,
    customer: 'zz.1ab.2cd/0001-03',
  });
  assert.equal(ipexara.status, 303);
  assert.match((await browser.get(`/desk/organizations/${sul}/portfolio`)).html, /Grupo Ipexara/);
});

test('Paulo lowers what Unidade Sul may do, then ends it: Davi notices with his next click', async () => {
  const [paulo, davi] = [
    await house.as('paulo@tubraxel.exemplo.com.br'),
    await house.as('davi@unidade-sul.exemplo.com.br'),
  ];
  const tubraxel = await idOf(tubraxel_cnpj);
  const asked = (subject: string) => ({
    subject,
    description: 'x',
    on_behalf_of: tubraxel,
    submission_id: crypto.randomUUID(),
  });
  await davi.get('/tickets/new');
  assert.equal((await davi.post('/tickets', asked('Antes'))).status, 303);
  const list = await paulo.get('/organization/partners');
  assert.match(list.html, /Unidade Sul/);
  const path = list.html.match(/\/organization\/partners\/[0-9a-f-]{36}/)?.[0] ?? assert.fail('no link');
  const page = await paulo.get(path);
  const lowered = await paulo.post(path, { visibility: 'own', version: hidden(page.html) });
  assert.equal(lowered.status, 303, lowered.html);
  const { rows } = await house.superuser.query(
    'select visibility, may_accept_services, may_download from portfolios where organization_id = $1 and revoked_at is null',
    [tubraxel],
  );
  assert.deepEqual(rows, [{ visibility: 'own', may_accept_services: false, may_download: false }]);
  const late = await paulo.post(path, { visibility: 'company', version: hidden(page.html) });
  assert.equal(late.status, 422, 'an old page changes nothing');
  assert.equal(
    (await paulo.post(`${path}/revoke`, { version: hidden(late.html) })).location,
    '/organization/partners?revoked',
  );
  assert.equal((await davi.post('/tickets', asked('Depois'))).status, 422);
  assert.equal((await paulo.get(path)).status, 404);
  for (const email of [marina, 'davi@unidade-sul.exemplo.com.br'])
    assert.equal((await (await house.as(email)).get('/organization/partners')).status, 404, email);
  const events = await house.superuser.query(
    `select event from audit_events where organization_id = $1 and event like 'portfolio_%' and channel = 'web' order by seq`,
    [tubraxel],
  );
  assert.deepEqual(
    events.rows.map(({ event }) => event),
    ['portfolio_changed', 'portfolio_revoked'],
  );
});

test('Lia sees her own organisation in full and never learns that Tubraxel exists', async () => {
  const lia = await house.as('lia@norvelta.exemplo.com.br');
  const own = await lia.get('/organization');
  assert.match(own.html, /99\.100\.002\/0001-10/);
  assert.match(own.html, /Prumo/);
  assert.doesNotMatch(own.html, /financeiro@norvelta/, 'the finance address is the vendor’s');
  const tubraxel = await idOf(tubraxel_cnpj);
  for (const path of [`/desk/organizations/${tubraxel}`, '/desk/organizations?q=tubraxel'])
    assert.equal((await lia.get(path)).status, 404);
});
