import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let caio: Browser;
let marina: Browser;
let lia: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  [caio, marina, lia] = await Promise.all([
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
  ]);
});
after(() => house.close());

async function put(who: Browser, number: number, key: string) {
  const { status, html } = await who.call('PUT', `/api/v1/tickets/${number}/known_issue`, { key });
  return { status, data: html ? JSON.parse(html) : null };
}

test('Caio lets a request of Marina wait for an issue not yet registered: he is asked for its title, she sees which issue and is told', async () => {
  const ticket = await life.open();
  const step = `/desk/tickets/${ticket.number}/issue`;
  const asked = await caio.post(step, { key: 'ofis-1042', title: '' });
  assert.equal(asked.status, 422);
  assert.match(asked.html, /Título da issue: Esta issue ainda não foi registrada/);
  assert.match(asked.html, /value="ofis-1042"/);
  const wrong = await caio.post(step, { key: '1042', title: 'x' });
  assert.match(wrong.html, /Chave da issue: Escreva a chave[^<]*OFIS-1042/);
  assert.equal((await caio.post(step, { key: 'ofis-1042', title: 'DIFAL zerado <b>no RJ</b>' })).status, 303);
  const page = await marina.get(`/tickets/${ticket.number}`);
  assert.match(page.html, /Issue OFIS-1042: DIFAL zerado &lt;b>no RJ&lt;\/b>/);
  assert.match(page.html, /Caio Ribas ligou à issue OFIS-1042/);
  assert.match(page.html, /Em manutenção/);
  await house.runJobs();
  await house.runJobs();
  const mail = (await house.mails()).find(({ to, text }) => to.startsWith('marina') && text.includes('OFIS-1042'));
  assert.match(mail?.text ?? '', /está com o desenvolvimento/);
  assert.equal((await caio.post(`/desk/tickets/${ticket.number}/resumption`, {})).status, 303);
  assert.match((await marina.get(`/tickets/${ticket.number}`)).html, /Em análise/);
});

test('a program registers an issue once and links a request; an unknown one is refused beside its field, a request in validation with its state', async () => {
  const sent = { key: 'OCOM-877', title: 'Impostos ausentes no documento de entrada' };
  const made = await caio.call('POST', '/api/v1/known_issues', sent);
  assert.equal(made.status, 201);
  const { key, status, product_id } = JSON.parse(made.html);
  assert.deepEqual([key, status, product_id], ['OCOM-877', 'open', null]);
  const again = await caio.call('POST', '/api/v1/known_issues', sent);
  assert.deepEqual([again.status, JSON.parse(again.html).errors[0].field], [422, 'key']);
  const ticket = await life.open();
  const unknown = await put(caio, ticket.number, 'OCOM-1');
  assert.deepEqual([unknown.status, unknown.data.errors[0].field], [422, 'key']);
  await life.ask(ticket);
  const linked = await put(caio, ticket.number, 'ocom-877');
  assert.deepEqual(
    [linked.status, linked.data.status, linked.data.whose_turn, linked.data.closes_at],
    [200, 'waiting_issue', 'development', null],
  );
  await life.propose(ticket);
  const refused = await put(caio, ticket.number, 'OCOM-877');
  assert.deepEqual([refused.status, refused.data.state], [409, 'customer_validation']);
  assert.equal((await put(marina, ticket.number, 'OCOM-877')).status, 404);
});

test('Lia, of another company, learns of no issue that Marina waits for, and PostgreSQL lets no request wait for nothing', async () => {
  const seen = (email: string) =>
    life.as(email, async (tx) => (await tx.selectFrom('known_issues').select('key').execute()).map(({ key }) => key));
  const ticket = await life.open();
  await put(caio, ticket.number, 'OCOM-877');
  assert.ok((await seen('marina@tubraxel.exemplo.com.br')).includes('OCOM-877'));
  assert.deepEqual(await seen('lia@norvelta.exemplo.com.br'), []);
  assert.equal((await lia.get(`/tickets/${ticket.number}`)).status, 404);
  assert.equal((await lia.call('GET', '/api/v1/known_issues', {})).status, 404);
  await assert.rejects(
    life.as('caio@orvalha.exemplo.com.br', (tx) =>
      tx.updateTable('tickets').set({ known_issue_id: null }).where('id', '=', ticket.id).execute(),
    ),
    /tickets_wait_for_an_issue/,
  );
});
