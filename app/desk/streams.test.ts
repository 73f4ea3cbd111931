import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '../../test/harness/browser.ts';
import { field, openForCaio } from '../../test/harness/desk.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { listen, within } from '../../test/harness/listen.ts';

// A stream looks every four seconds whether its reader may still listen.
const soon_ms = 6_500;

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
  number = await openForCaio(house, lia);
});
after(() => house.close());

async function send(who: Browser, intent: string, message: string): Promise<void> {
  const { html } = await who.get(desk());
  const form = { intent, message, seen: field(html, 'seen'), submission_id: field(html, 'submission_id') };
  assert.equal((await who.post(`${desk()}/messages`, form)).status, 303);
}

test('Caio sees that Helena is here, that she writes, and that she has gone', async () => {
  const for_caio = await listen(house, caio, `${desk()}/stream`);
  const for_helena = await listen(house, helena, `${desk()}/stream`);
  const shown = async (words: string) => (await caio.get(desk())).html.includes(words);
  assert.ok(await within(3_000, () => shown('Helena Moura está aqui')));
  assert.ok(for_caio.heard.includes('presence'));
  await helena.get(desk());
  assert.equal((await helena.post(`${desk()}/presence`, {})).status, 200);
  assert.ok(await within(3_000, () => shown('Helena Moura está escrevendo')));
  const told_so_far = for_caio.heard.length;
  assert.ok(await within(12_000, () => for_caio.heard.length > told_so_far), 'he hears that she fell silent');
  assert.ok(await shown('Helena Moura está aqui'));
  await for_helena.stop();
  assert.ok(await within(3_000, async () => !(await shown('Helena Moura está'))));
  await for_caio.stop();
});

test('the stream wakes Caio for a note and an answer, Lia for the answer alone', async () => {
  const for_caio = await listen(house, caio, `${desk()}/stream`);
  const for_lia = await listen(house, lia, `/tickets/${number}/stream`);
  await sleep(500);
  const silence = for_lia.bytes();
  await send(helena, 'note', 'Só entre nós.');
  assert.ok(await within(3_000, () => for_caio.heard.includes('changed')));
  const { html } = await helena.get(desk());
  const submission_id = field(html, 'submission_id');
  const raised = { kind: 'error', severity: 'high', reason: 'Para a emissão.', submission_id };
  assert.equal((await helena.post(`${desk()}/classification`, raised)).status, 303);
  assert.equal((await helena.post(`${desk()}/presence`, {})).status, 200);
  await sleep(500);
  assert.deepEqual(
    for_lia.heard.filter((event) => event !== 'beat'),
    ['open', ...(await told())],
  );
  assert.equal(for_lia.bytes() - silence, (await told()).length * 'event: changed\ndata: .\n\n'.length);
  await send(helena, 'answer', 'Boa tarde.');
  assert.ok(await within(3_000, () => for_lia.heard.includes('changed')));
  assert.ok(!for_lia.heard.includes('presence'));
  await Promise.all([for_caio.stop(), for_lia.stop()]);
});

// What a customer may know of these steps stands in the timeline; the stream may say no more than that.
async function told(): Promise<string[]> {
  const { rows } = await house.superuser.query(
    `select from ticket_events e join tickets t on t.id = e.ticket_id where t.number = $1 and not e.internal and e.event <> 'ticket_opened'`,
    [number],
  );
  return rows.map(() => 'changed');
}

test('no other site says in the name of Caio that he writes, and no address that is merely visited', async () => {
  const heard = await listen(house, helena, `${desk()}/stream`);
  await caio.get(desk());
  await sleep(300);
  const before_all = heard.heard.length;
  assert.equal((await caio.get(`${desk()}/presence`)).status, 405);
  assert.equal((await caio.post(`${desk()}/presence`, {}, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await caio.post(`${desk()}/presence`, { csrf: '' })).status, 403);
  const customer = await lia.post(`${desk()}/presence`, {});
  assert.equal(customer.status, 404);
  await sleep(500);
  assert.equal(heard.heard.slice(before_all).filter((event) => event === 'presence').length, 0);
  await heard.stop();
});

test('a new notice wakes the streams of whoever it is for, whatever request they have open, and nobody else’s', async () => {
  const other = await openForCaio(house, lia);
  await house.runJobs();
  const for_lia = await listen(house, lia, `/tickets/${number}/stream`);
  const for_caio = await listen(house, caio, `${desk()}/stream`);
  await sleep(500);
  const { html } = await helena.get(`/desk/tickets/${other}`);
  const form = { intent: 'answer', message: 'Vou ver.', seen: field(html, 'seen') };
  await helena.post(`/desk/tickets/${other}/messages`, { ...form, submission_id: field(html, 'submission_id') });
  await house.runJobs();
  assert.ok(await within(3_000, () => for_lia.heard.includes('noticed')));
  assert.ok(!for_lia.heard.includes('changed'));
  assert.ok(!for_caio.heard.includes('noticed'));
  await for_lia.stop();
  await for_caio.stop();
});

test('a stream ends when its session ends', async () => {
  const sara = await house.as('sara@orvalha.exemplo.com.br');
  const heard = await listen(house, sara, '/desk/stream');
  assert.equal(heard.status, 200);
  await house.superuser.query(
    `update sessions set ended_at = now() where person_id = (select id from persons where email = 'sara@orvalha.exemplo.com.br')`,
  );
  assert.ok(await within(soon_ms, heard.ended));
});

test('a stream ends when Caio leaves the queue of the request', async () => {
  const [heard, of_list] = [await listen(house, caio, `${desk()}/stream`), await listen(house, caio, '/desk/stream')];
  assert.equal(heard.status, 200);
  await house.superuser.query(
    `delete from queue_members where person_id = (select id from persons where email = 'caio@orvalha.exemplo.com.br') and queue_id = (select queue_id from tickets where number = $1)`,
    [number],
  );
  assert.ok(await within(soon_ms, heard.ended));
  assert.equal((await listen(house, caio, `${desk()}/stream`)).status, 404);
  const before_note = of_list.heard.filter((event) => event === 'changed').length;
  await send(helena, 'note', 'Caio já não está nesta fila.');
  await sleep(soon_ms);
  assert.equal(of_list.heard.filter((event) => event === 'changed').length, before_note);
  await of_list.stop();
});

test('when the portal stops, every stream ends at once', async () => {
  const heard = [await listen(house, helena, '/desk/stream'), await listen(house, lia, `/tickets/${number}/stream`)];
  await house.services.live.close();
  assert.ok(await within(500, () => heard.every(({ ended }) => ended())));
});
