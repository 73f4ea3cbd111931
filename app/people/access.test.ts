import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { system } from '../../lib/database.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse, type Received } from '../../test/harness/house.ts';
import { createPerson } from './create-person.ts';
import { forgetAccessRequests } from './forget-access-requests.ts';

const tubraxel = '99.100.001/0001-75';
const quixabrel = '99.100.003/0001-64';
const password = 'uma frase que só eu diria';
const link = (mail: Received | undefined): string =>
  new URL(mail?.text.match(/https?:\/\/\S+/)?.[0] ?? 'http://no-mail/').pathname;

let house: House;

before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

async function mailsTo(address: string): Promise<Received[]> {
  await house.runJobs();
  return (await house.mails()).filter(({ to }) => to === address);
}

/** Asks for access, follows the link of the mail, confirms; gives the browser. */
async function ask(name: string, email: string, cnpj: string, message = ''): Promise<Browser> {
  const browser = house.visitor();
  await browser.get('/access');
  const sent = await browser.post('/access', { name, email, cnpj, message });
  assert.equal(sent.status, 200, sent.html);
  const confirmation = link((await mailsTo(email)).at(-1));
  await browser.get(confirmation);
  const confirmed = await browser.post(confirmation, {});
  assert.equal(confirmed.status, 200, confirmed.html);
  await house.runJobs();
  return browser;
}

async function requestId(email: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>('select id from access_requests where email = $1', [
    email,
  ]);
  return rows.at(-1)?.id ?? '';
}

async function roleOf(email: string): Promise<string | undefined> {
  const { rows } = await house.superuser.query<{ role: string }>(
    `select role || ' ' || visibility as role from memberships m join persons p on p.id = m.person_id where p.email = $1 and ended_at is null`,
    [email],
  );
  return rows[0]?.role;
}

test('the sign-in leads to the request; what is wrong is said beside its field and what was typed stays', async () => {
  const browser = house.visitor();
  assert.match((await browser.get('/sign-in')).html, /href="\/access">Quero me cadastrar/);
  await browser.get('/access');
  const refused = await browser.post('/access', {
    name: 'Cora Lima',
    email: 'cora',
    cnpj: '99.100.001/0001-76',
    message: '',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /value="Cora Lima"/);
  assert.match(refused.html, /id="cnpj-error"/);
  assert.match(refused.html, /id="email-error"/);
});

test('whoever asks, for whichever company, gets the same bytes after the same work', async () => {
  const counted = async (email: string, cnpj: string): Promise<string> => {
    const browser = house.visitor();
    await browser.get('/access');
    const before_it = await house.superuser.query(`select count(*) from access_requests`);
    const { rows: jobs } = await house.superuser.query(`select count(*)::int as count from graphile_worker.jobs`);
    const page = await browser.post('/access', { name: 'Alguém', email, cnpj, message: '' });
    const after_it = await house.superuser.query(`select count(*) from access_requests`);
    const { rows: more } = await house.superuser.query(`select count(*)::int as count from graphile_worker.jobs`);
    const html = page.html.replaceAll(email, '(address)').replace(/name="csrf" value="[^"]*"/g, '');
    return JSON.stringify([
      page.status,
      html,
      Number(after_it.rows[0].count) - Number(before_it.rows[0].count),
      more[0].count - jobs[0].count,
    ]);
  };
  const stranger = await counted('ninguem@exemplo.com.br', 'ZZDEM002000145');
  assert.equal(await counted('marina@tubraxel.exemplo.com.br', tubraxel), stranger);
  assert.equal(await counted('caio@orvalha.exemplo.com.br', '99.000.001/0001-01'), stranger);
  assert.equal(await counted('ninguem2@exemplo.com.br', '00.000.000/0001-91'), stranger);
});

test('Paulo gets a mail, approves Cora, and she sets a password; the confirmation works once and opening it uses nothing up', async () => {
  const email = 'cora@tubraxel.exemplo.com.br';
  const browser = house.visitor();
  await browser.get('/access');
  await browser.post('/access', { name: 'Cora Lima', email, cnpj: tubraxel, message: 'Sou do fiscal.' });
  const confirmation = link((await mailsTo(email)).at(-1));
  await browser.get(confirmation);
  assert.equal((await browser.get(confirmation)).status, 200);
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  assert.doesNotMatch((await paulo.get('/organization/requests')).html, /Cora Lima/);
  assert.equal((await browser.post(confirmation, {})).status, 200);
  assert.equal((await browser.post(confirmation, {})).status, 410);
  const told = await mailsTo('paulo@tubraxel.exemplo.com.br');
  assert.match(told.at(-1)?.text ?? '', /Cora Lima \(cora@tubraxel/);
  const list = await paulo.get('/organization/requests');
  assert.match(list.html, /Cora Lima/);
  assert.match(list.html, /Sou do fiscal\./);
  const id = await requestId(email);
  const rosa = await house.as('rosa@norvelta.exemplo.com.br');
  assert.doesNotMatch((await rosa.get('/organization/requests')).html, /Cora Lima/);
  assert.equal((await rosa.post(`/organization/requests/${id}/approve`, { role: 'requester' })).status, 404);
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  assert.equal((await marina.get('/organization/requests')).status, 404);
  await marina.get('/account');
  assert.equal((await marina.post(`/organization/requests/${id}/approve`, { role: 'requester' })).status, 404);
  const approved = await paulo.post(`/organization/requests/${id}/approve`, { role: 'requester' });
  assert.equal(approved.location, '/organization/requests?done=approved');
  assert.equal((await paulo.post(`/organization/requests/${id}/refuse`, {})).status, 404);
  const welcome = link((await mailsTo(email)).at(-1));
  assert.match(welcome, /^\/password\/reset\//);
  assert.equal(await roleOf(email), 'requester own_and_copy');
  const cora = house.visitor();
  await cora.get(welcome);
  assert.equal((await cora.post(welcome, { password, password_again: password })).status, 303);
  assert.match((await cora.get('/')).html, /Metalúrgica Tubraxel/);
});

test('a refusal is told kindly and creates nobody', async () => {
  const email = 'intruso@tubraxel.exemplo.com.br';
  await ask('Intruso', email, tubraxel);
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  await paulo.get('/organization/requests');
  assert.equal((await paulo.post(`/organization/requests/${await requestId(email)}/refuse`, {})).status, 303);
  assert.match((await mailsTo(email)).at(-1)?.text ?? '', /não foi aprovado desta vez/);
  assert.equal(await roleOf(email), undefined);
});

test('Olga, who only ever wrote by e-mail, claims her access by a link that signs in', async () => {
  const email = 'olga@norvelta.exemplo.com.br';
  const { rows } = await house.superuser.query<{ id: string }>(
    `select id from organizations where name like '%Norvelta%'`,
  );
  const rights = {
    role: 'requester',
    visibility: 'own',
    may_accept_services: false,
    downloads_blocked: false,
    it_admin: false,
    finance: false,
  } as const;
  await house.services.database.as(system, (tx) =>
    createPerson(
      tx,
      { name: 'Olga Faria', email, membership: { organization_id: rows[0]?.id ?? '', ...rights } },
      'seed',
    ),
  );
  const browser = await ask('Olga', email, '99.100.002/0001-10');
  const sign_in = link((await mailsTo(email)).at(-1));
  assert.match(sign_in, /^\/sign-in\/link\//);
  await browser.get(sign_in);
  assert.equal((await browser.post(sign_in, {})).status, 303);
  assert.match((await browser.get('/account/password')).html, /Criar uma senha/);
  const rosa = await house.as('rosa@norvelta.exemplo.com.br');
  assert.doesNotMatch((await rosa.get('/organization/requests')).html, /Olga/);
});

test('where nobody administers, the contract’s finance address makes the first administrator, by a link that works once', async () => {
  const finance = 'financeiro@quixabrel.exemplo.com.br';
  await house.superuser.query(`update organizations set finance_email = $1 where name like '%Quixabrel%'`, [finance]);
  const email = 'luiza@quixabrel.exemplo.com.br';
  await ask('Luiza Reis', email, quixabrel);
  const second = 'beto@quixabrel.exemplo.com.br';
  await ask('Beto Reis', second, quixabrel);
  const [first_mail, second_mail] = await mailsTo(finance);
  const validation = link(first_mail);
  assert.match(validation, /^\/access\/validation\//);
  const browser = house.visitor();
  // The confirmation page knows nothing of this secret.
  assert.equal((await browser.get(validation.replace('/validation', ''))).status, 410);
  const shown = await browser.get(validation);
  assert.match(shown.html, /Luiza Reis/);
  assert.match(shown.html, /Alimentos Quixabrel/);
  assert.equal((await browser.post(validation, { decision: 'perhaps' })).status, 422);
  assert.equal((await browser.post(validation, { decision: 'approved' })).status, 200);
  assert.equal((await browser.post(validation, { decision: 'refused' })).status, 410);
  await house.runJobs();
  assert.equal(await roleOf(email), 'portal_admin company');
  await browser.get(link(second_mail));
  assert.equal((await browser.post(link(second_mail), { decision: 'approved' })).status, 200);
  await house.runJobs();
  assert.equal(await roleOf(second), 'requester own_and_copy');
  assert.match((await mailsTo(email)).at(-1)?.text ?? '', /foi aprovado/);
});

test('a CNPJ nobody knows comes to Vera, who names the company; then its administrator decides, or she does', async () => {
  const email = 'yara@acrelis.exemplo.com.br';
  await ask('Yara Cunha', email, '00.000.000/0001-91');
  const id = await requestId(email);
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  assert.equal((await caio.get('/desk/access-requests')).status, 404);
  const vera = await house.as('vera@orvalha.exemplo.com.br');
  assert.match((await vera.get('/desk/access-requests')).html, /Yara Cunha/);
  const path = `/desk/access-requests/${id}`;
  assert.match((await vera.get(path)).html, /não identificada/);
  assert.equal((await vera.post(`${path}/approve`, { role: 'requester' })).status, 404);
  const unknown = await vera.post(`${path}/organization`, { cnpj: '11.222.333/0001-81' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.html, /Nenhuma empresa cadastrada tem este CNPJ/);
  assert.equal((await vera.post(`${path}/organization`, { cnpj: 'ZZ.DEM.002/0001-45' })).status, 303);
  assert.match((await vera.get(path)).html, /Empório Acrelis/);
  assert.equal((await vera.post(`${path}/approve`, { role: 'consultant' })).status, 422);
  assert.equal((await vera.post(`${path}/approve`, { role: 'portal_admin' })).status, 303);
  await house.runJobs();
  assert.equal(await roleOf(email), 'portal_admin company');
  const later = 'nilo@acrelis.exemplo.com.br';
  await ask('Nilo Sá', later, '00.000.000/0001-91');
  await vera.get('/desk/access-requests');
  await vera.post(`/desk/access-requests/${await requestId(later)}/organization`, { cnpj: 'ZZDEM002000145' });
  assert.match((await mailsTo(email)).at(-1)?.text ?? '', /Nilo Sá/);
});

test('a branch’s CNPJ leads to its company; people of the vendor and disabled people are refused without a word of why', async () => {
  await ask('Filial', 'filial@tubraxel.exemplo.com.br', '99.100.001/0002-56');
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  assert.match((await paulo.get('/organization/requests')).html, /filial@tubraxel/);
  await ask('Sara', 'sara@orvalha.exemplo.com.br', tubraxel);
  assert.match((await mailsTo('sara@orvalha.exemplo.com.br')).at(-1)?.text ?? '', /não foi aprovado/);
  assert.equal(await roleOf('sara@orvalha.exemplo.com.br'), undefined);
});

test('one address gets three mails an hour, and past thirty days nothing is left of a request', async () => {
  const email = 'insistente@exemplo.com.br';
  const browser = house.visitor();
  await browser.get('/access');
  for (let time = 0; time < 5; time += 1) {
    await browser.get('/access');
    assert.equal((await browser.post('/access', { name: 'X', email, cnpj: tubraxel, message: '' })).status, 200);
  }
  const mails = await mailsTo(email);
  assert.equal(mails.length, 3);
  const workshop = { ...house.services, mailer: undefined } as unknown as Parameters<
    typeof forgetAccessRequests.perform
  >[0];
  house.setClock(new Date(Date.now() + 31 * 86_400_000));
  assert.equal((await house.visitor().get(link(mails[0]))).status, 410);
  await forgetAccessRequests.perform(workshop, {}, { number: 1, last: false, signal: AbortSignal.abort() });
  house.setClock(null);
  const { rows } = await house.superuser.query('select from access_requests');
  assert.equal(rows.length, 0);
});
