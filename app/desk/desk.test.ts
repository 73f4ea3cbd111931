import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { field, openForCaio } from '../../test/harness/desk.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let caio: Browser;
let helena: Browser;
let lia: Browser;
let number: number;

const desk = (): string => `/desk/tickets/${number}`;

before(async () => {
  house = await openHouse({ rate_limits: false });
  [caio, helena, lia] = await Promise.all([
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('helena@orvalha.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
  ]);
});
after(() => house.close());

async function opened(): Promise<void> {
  number = await openForCaio(house, lia);
}

async function written(who: Browser, intent: string, message: string) {
  const page = await who.get(desk());
  return { intent, message, seen: field(page.html, 'seen'), submission_id: field(page.html, 'submission_id') };
}

const statusNow = async (): Promise<string> =>
  (await house.superuser.query('select status from tickets where number = $1', [number])).rows[0].status;

test('Caio finds a request without an owner, takes it and answers it', async () => {
  await opened();
  const unassigned = await caio.get('/desk?view=unassigned');
  assert.ok(unassigned.html.includes(`/desk/tickets/${number}`));
  assert.equal((await caio.post(`${desk()}/take`, {})).status, 303);
  assert.ok(!(await caio.get('/desk?view=unassigned')).html.includes(`/desk/tickets/${number}`));
  assert.ok((await caio.get('/desk?view=mine')).html.includes(`/desk/tickets/${number}`));
  assert.equal((await caio.post(`${desk()}/messages`, await written(caio, 'answer', 'Vamos ver.'))).status, 303);
  assert.ok((await lia.get(`/tickets/${number}`)).html.includes('Vamos ver.'));
});

test('a note of Helena is yellow to Caio and nothing to Lia', async () => {
  await helena.post(`${desk()}/messages`, await written(helena, 'note', 'Mesmo sintoma em quatro clientes.'));
  const seen = await caio.get(desk());
  assert.match(seen.html, /class="message note"[^]*Mesmo sintoma em quatro clientes/);
  assert.ok(!(await lia.get(`/tickets/${number}`)).html.includes('Mesmo sintoma'));
});

test('an answer written before Lia wrote again is held back with her words, and goes when sent again', async () => {
  const stale = await written(caio, 'propose', 'Recalcule a nota.');
  const page = await lia.get(`/tickets/${number}`);
  const reply = { message: 'Já resolvi de outro jeito.', submission_id: field(page.html, 'submission_id') };
  assert.equal((await lia.post(`/tickets/${number}/messages`, reply)).status, 303);
  const held = await caio.post(`${desk()}/messages`, stale);
  assert.equal(held.status, 422);
  assert.match(held.html, /error-summary[^]*Já resolvi de outro jeito/);
  assert.ok(held.html.includes('Recalcule a nota.</textarea>'), 'what was typed is kept');
  assert.ok(held.html.includes('Enviar assim mesmo'));
  assert.equal(await statusNow(), 'in_progress');
  const again = { ...stale, seen: field(held.html, 'seen'), submission_id: field(held.html, 'submission_id') };
  assert.equal((await caio.post(`${desk()}/messages`, again)).status, 303);
  assert.equal(await statusNow(), 'customer_validation');
});

test('two agents propose at once: one proposal stands, the other is shown what happened', async () => {
  const [one, two] = [
    await written(caio, 'propose', 'Proposta do Caio'),
    await written(helena, 'propose', 'Proposta da Helena'),
  ];
  const answers = await Promise.all([caio.post(`${desk()}/messages`, one), helena.post(`${desk()}/messages`, two)]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422]);
});

test('Helena withdraws the proposal, raises the severity with a reason, and closes with the words of Lia', async () => {
  assert.equal((await helena.post(`${desk()}/withdrawal`, {})).status, 303);
  assert.equal(await statusNow(), 'in_progress');
  const page = await helena.get(desk());
  const submission_id = field(page.html, 'submission_id');
  const kind = { kind: 'error', severity: 'high', submission_id };
  assert.equal((await helena.post(`${desk()}/classification`, { ...kind, reason: ' ' })).status, 422);
  assert.equal((await helena.post(`${desk()}/classification`, { ...kind, reason: 'Para a emissão.' })).status, 303);
  const close = { reason: 'validated', message: 'Lia disse: "resolveu".', seen: field(page.html, 'seen') };
  assert.equal((await helena.post(`${desk()}/closing`, { ...close, submission_id: crypto.randomUUID() })).status, 303);
  assert.equal(await statusNow(), 'closed');
  const late = await caio.post(`${desk()}/take`, {});
  assert.equal(late.status, 422);
});

test('a request is no duplicate of one of another organisation, nor goes to somebody outside its queue', async () => {
  await opened();
  const other = await house.superuser.query(
    'select number from tickets where organization_id <> (select organization_id from tickets where number = $1) limit 1',
    [number],
  );
  const page = await helena.get(desk());
  const submission_id = field(page.html, 'submission_id');
  const wrong = await helena.post(`${desk()}/duplicate`, { duplicate_of: String(other.rows[0].number), submission_id });
  assert.equal(wrong.status, 422);
  const stranger = await house.superuser.query(`select id from persons where email = 'lia@norvelta.exemplo.com.br'`);
  assert.equal((await helena.post(`${desk()}/assignment`, { assignee_id: stranger.rows[0].id })).status, 422);
});
