import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { system } from '../../lib/database.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { createPerson } from './create-person.ts';
import { issueLink } from './issue-link.ts';

const davi = 'davi@unidade-sul.exemplo.com.br';
const path = '/account/organizations';

let house: House;

before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

async function organization(part: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(
    `select id from organizations where name like '%' || $1 || '%'`,
    [part],
  );
  assert.ok(rows[0]);
  return rows[0].id;
}

test('Davi acts for Tubraxel under a new session id, sees where he is on every page, and goes back', async () => {
  const browser = await house.as(davi);
  const [tubraxel, unit] = [await organization('Tubraxel'), await organization('Unidade Sul')];
  const first = browser.cookies.get('sid');
  assert.match((await browser.get(`${path}?q=tubra`)).html, /Atuar em nome de Metalúrgica Tubraxel/);
  assert.doesNotMatch((await browser.get(`${path}?q=guarv`)).html, /Atuar em nome de Metalúrgica Tubraxel/);
  const moved = await browser.post(path, { on_behalf_of: tubraxel });
  assert.equal(moved.status, 303);
  const second = browser.cookies.get('sid');
  assert.notEqual(second, first);
  for (const page of ['/', '/tickets', '/account'])
    assert.match(
      (await browser.get(page)).html,
      /class="acting"[^>]*>.*Em nome de Metalúrgica Tubraxel.*Voltar para Unidade Sul/s,
      page,
    );
  const old = house.visitor();
  old.cookies.set('sid', first ?? '');
  assert.equal((await old.get('/account')).status, 303);
  const { rows } = await house.superuser.query<{ same: boolean }>(
    `select count(distinct expires_at) = 1 as same from sessions s join persons p on p.id = s.person_id where p.email = $1`,
    [davi],
  );
  assert.deepEqual(rows, [{ same: true }]);
  assert.equal((await browser.post(path, { organization_id: unit })).status, 303);
  const home = await browser.get('/');
  assert.doesNotMatch(home.html, /class="acting"/);
  assert.match(home.html, /Unidade Sul/);
});

test('Davi cannot go to Norvelta, neither as one of its people nor on its behalf; Marina cannot act for anybody', async () => {
  const browser = await house.as(davi);
  const [norvelta, tubraxel, guarvento] = [
    await organization('Norvelta'),
    await organization('Tubraxel'),
    await organization('Guarvento'),
  ];
  const before_it = browser.cookies.get('sid');
  for (const form of [
    { on_behalf_of: norvelta },
    { organization_id: norvelta },
    { organization_id: tubraxel },
    { on_behalf_of: 'x' },
    {},
  ])
    assert.equal((await browser.post(path, form)).status, 404, JSON.stringify(form));
  assert.equal(browser.cookies.get('sid'), before_it);
  assert.equal((await browser.get('/account')).status, 200);
  // From one customer straight to another of the unit.
  await browser.post(path, { on_behalf_of: tubraxel });
  await browser.get('/account');
  assert.equal((await browser.post(path, { on_behalf_of: norvelta })).status, 404);
  assert.equal((await browser.post(path, { on_behalf_of: guarvento })).status, 303);
  assert.match((await browser.get('/')).html, /Em nome de Transportes Guarvento/);
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await marina.post(path, { on_behalf_of: guarvento })).status, 404);
});

test('a portfolio that is revoked puts Davi back into his unit with the next request', async () => {
  const browser = await house.as(davi);
  const tubraxel = await organization('Tubraxel');
  await browser.post(path, { on_behalf_of: tubraxel });
  assert.match((await browser.get('/')).html, /Em nome de Metalúrgica Tubraxel/);
  await house.superuser.query(
    'update portfolios set revoked_at = now() where organization_id = $1 and revoked_at is null',
    [tubraxel],
  );
  const home = await browser.get('/');
  assert.doesNotMatch(home.html, /Em nome de/);
  assert.match(home.html, /Unidade Sul/);
  assert.equal((await browser.post(path, { on_behalf_of: tubraxel })).status, 404);
  await house.superuser.query('update portfolios set revoked_at = null where organization_id = $1', [tubraxel]);
});

test('somebody whose organisation is suspended reads so, kindly, and whom to ask', async () => {
  const browser = await house.as('bruno@nimbrela.exemplo.com.br');
  const nimbrela = await organization('Nimbrela');
  await house.superuser.query(`update organizations set suspended_at = now(), suspension_reason = 'x' where id = $1`, [
    nimbrela,
  ]);
  const home = await browser.get('/');
  assert.match(home.html, /O acesso da sua empresa está suspenso/);
  assert.match(home.html, /suporte@orvalha\.exemplo\.com\.br/);
  assert.doesNotMatch(home.html, /Abrir solicitação/);
  assert.match((await browser.get(path)).html, /acesso suspenso/);
  assert.equal((await browser.post(path, { organization_id: nimbrela })).status, 404);
  await house.superuser.query('update organizations set suspended_at = null, suspension_reason = null where id = $1', [
    nimbrela,
  ]);
});

test('Jonas leaves Tubraxel himself and is out everywhere', async () => {
  const [here, there] = [
    await house.as('jonas@tubraxel.exemplo.com.br'),
    await house.as('jonas@tubraxel.exemplo.com.br'),
  ];
  const tubraxel = await organization('Tubraxel');
  assert.match((await here.get(`${path}/${tubraxel}/leave`)).html, /Deixar Metalúrgica Tubraxel/);
  const left = await here.post(`${path}/${tubraxel}/leave`, {});
  assert.equal(left.location, '/sign-in');
  assert.equal((await there.get('/tickets')).status, 303);
  assert.equal((await here.get(`${path}/${await organization('Norvelta')}/leave`)).status, 303);
  const back = await house.as('jonas@tubraxel.exemplo.com.br');
  assert.match((await back.get('/')).html, /não faz parte de nenhuma empresa/);
  assert.equal((await back.get(`${path}/${tubraxel}/leave`)).status, 404);
});

test('Edu, who belongs to two companies, switches between them and leaves the one he is not in', async () => {
  const edu = 'edu@tubraxel.exemplo.com.br';
  const [tubraxel, norvelta] = [await organization('Tubraxel'), await organization('Norvelta')];
  await house.superuser.query(
    `insert into memberships (person_id, organization_id, role) select id, $2, 'requester' from persons where email = $1`,
    [edu, norvelta],
  );
  const browser = await house.as(edu);
  assert.match((await browser.get(path)).html, /Trabalhar em Distribuidora Norvelta/);
  assert.equal((await browser.post(path, { organization_id: norvelta })).status, 303);
  assert.match((await browser.get('/')).html, /Distribuidora Norvelta/);
  assert.equal((await browser.post(`${path}/${tubraxel}/leave`, {})).location, '/account/organizations?left');
  assert.equal((await browser.post(path, { organization_id: tubraxel })).status, 404);
  assert.match((await browser.get('/')).html, /Distribuidora Norvelta/);
});

test('somebody who came in by a link sets a first password without an old one; afterwards the old one is asked', async () => {
  const email = 'olga@norvelta.exemplo.com.br';
  const link = await house.services.database.as(system, async (tx) => {
    const organization_id = await organization('Norvelta');
    const rights = {
      role: 'requester',
      visibility: 'own',
      may_accept_services: false,
      downloads_blocked: false,
      it_admin: false,
      finance: false,
    } as const;
    const person_id = await createPerson(
      tx,
      { name: 'Olga Faria', email, membership: { organization_id, ...rights } },
      'seed',
    );
    return issueLink(tx, '', { person_id, purpose: 'sign_in' });
  });
  const browser = house.visitor();
  await browser.get(link);
  assert.equal((await browser.post(link, {})).status, 303);
  const page = await browser.get('/account/password');
  assert.match(page.html, /Criar uma senha/);
  assert.doesNotMatch(page.html, /name="current_password"/);
  const password = 'uma frase que só a Olga diria';
  assert.equal(
    (await browser.post('/account/password', { password, password_again: 'outra coisa bem longa' })).status,
    422,
  );
  assert.equal(
    (await browser.post('/account/password', { password, password_again: password })).location,
    '/account/password?saved=first',
  );
  assert.match((await browser.get('/account/password')).html, /name="current_password"/);
  assert.equal(
    (
      await browser.post('/account/password', {
        password: 'outra frase bem longa',
        password_again: 'outra frase bem longa',
      })
    ).status,
    422,
  );
  const visitor = house.visitor();
  await visitor.get('/sign-in');
  assert.equal((await visitor.post('/sign-in', { email, password })).status, 303);
});
