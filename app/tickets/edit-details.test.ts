import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let caio: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  marina = await house.as('marina@tubraxel.exemplo.com.br');
  caio = await house.as('caio@orvalha.exemplo.com.br');
});
after(() => house.close());

const error = {
  phase: 'Ao transmitir',
  steps: ['Abrir', 'Transmitir'],
  actual_result: 'Erro 500',
  expected_result: 'Sair',
  affected_users: 'all',
};
const typed = { ...error, steps: error.steps.join('\n') };
const begun = () => life.open({ kind: 'error', details: error as never });
const page = (ticket: Subject) => `/tickets/${ticket.number}/details`;
const edition = ({ html }: Page): string => html.match(/name="edition" value="([^"]+)"/)?.[1] ?? '';
const details = async (ticket: Subject): Promise<Record<string, unknown>> =>
  (await house.superuser.query('select details from tickets where id = $1', [ticket.id])).rows[0].details;

for (const [who, base] of [
  ['Marina', ''],
  ['Caio', '/desk'],
] as const)
  test(`${who} finds the fields of the kind filled in, corrects two, and everybody reads which`, async () => {
    const browser = base ? caio : marina;
    const ticket = await begun();
    assert.match(
      (await browser.get(`${base}/tickets/${ticket.number}`)).html,
      new RegExp(`href="${base}${page(ticket)}"`),
    );
    const form = await browser.get(base + page(ticket));
    assert.match(form.html, /<textarea[^>]*id="steps"[^>]*>Abrir\nTransmitir<\/textarea>/);
    assert.match(form.html, /<option value="all" selected/);
    // An answer in between is no conflict.
    await life.reply(ticket, 'Ainda falha.');
    const done = await browser.post(base + page(ticket), {
      ...typed,
      steps: 'Abrir\nTransmitir\nEsperar',
      since: '2026-11-03',
      kind: 'error',
      edition: edition(form),
    });
    assert.equal(done.location, `${base}/tickets/${ticket.number}?edited`);
    assert.deepEqual(await details(ticket), {
      ...error,
      steps: ['Abrir', 'Transmitir', 'Esperar'],
      since: '2026-11-03',
    });
    const shown = await marina.get(`/tickets/${ticket.number}`);
    assert.match(shown.html, /corrigiu os detalhes: Passo a passo, Desde quando/);
    assert.match((await caio.get(`/desk/tickets/${ticket.number}`)).html, /<li dir="auto">Esperar<\/li>/);
    const { rows } = await house.superuser.query(
      `select event from audit_events where subject_id = $1 and event = 'ticket_details_changed'`,
      [ticket.id],
    );
    assert.equal(rows.length, 1);
  });

test('what a field needs is said beside it, what was typed stays, unknown fields are refused', async () => {
  const ticket = await begun();
  const form = { ...typed, kind: 'error', edition: edition(await marina.get(page(ticket))) };
  const bare = await marina.post(page(ticket), { ...form, steps: ' ', after_update: 'on', database: 'other' });
  assert.equal(bare.status, 422);
  for (const field of ['steps', 'previous_version', 'current_version', 'database_other'])
    assert.match(bare.html, new RegExp(`id="${field}-error"`), field);
  assert.match(bare.html, /id="phase"[^>]*value="Ao transmitir"/);
  assert.equal((await marina.post(page(ticket), { ...form, status: 'closed' })).status, 422);
  assert.deepEqual(await details(ticket), error);
});

test('Caio saves first: Marina reads what is stored now beside what she typed, and decides', async () => {
  const ticket = await begun();
  const hers = {
    ...typed,
    kind: 'error',
    edition: edition(await marina.get(page(ticket))),
    actual_result: 'De Marina',
  };
  const his = {
    ...typed,
    kind: 'error',
    edition: edition(await caio.get(`/desk${page(ticket)}`)),
    actual_result: 'De Caio',
  };
  assert.equal((await caio.post(`/desk${page(ticket)}`, his)).status, 303);
  const overtaken = await marina.post(page(ticket), hers);
  assert.equal(overtaken.status, 422);
  assert.match(overtaken.html, />De Caio</);
  assert.match(overtaken.html, />De Marina<\/textarea>/);
  assert.equal((await details(ticket))['actual_result'], 'De Caio');
  assert.equal((await marina.post(page(ticket), { ...hers, edition: edition(overtaken) })).status, 303);
  assert.equal((await details(ticket))['actual_result'], 'De Marina');
});

test('closed while Marina types: nothing is recorded, and her words are still there', async () => {
  const ticket = await begun();
  const form = {
    ...typed,
    kind: 'error',
    edition: edition(await marina.get(page(ticket))),
    actual_result: 'Tarde demais',
  };
  await life.close(ticket, 'O cliente confirmou.');
  const late = await marina.post(page(ticket), form);
  assert.equal(late.status, 422);
  assert.match(late.html, /Agora ela está em: Fechado/);
  assert.match(late.html, />Tarde demais<\/textarea>/);
  assert.deepEqual(await details(ticket), error);
  assert.equal((await marina.get(page(ticket))).location, `/tickets/${ticket.number}`);
});

test('a program corrects one field, is told every wrong one by name, and where an ended request stands', async () => {
  const ticket = await begun();
  const program = await house.program('marina@tubraxel.exemplo.com.br');
  const patch = async (body: unknown, browser = program) => {
    const { status, html } = await browser.call('PATCH', `/api/v1/tickets/${ticket.number}`, body);
    return { status, data: JSON.parse(html) };
  };
  const one = await patch({ details: { since: '2026-11-03', phase: 'Ao fechar' } });
  assert.deepEqual([one.status, one.data.details], [200, { ...error, since: '2026-11-03', phase: 'Ao fechar' }]);
  assert.equal((await patch({ details: { since: null } })).data.details.since, undefined);
  const wrong = await patch({
    details: { steps: [], affected_users: 'ninguém', database: 'other', cor: 'azul', phase: null },
  });
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.data.errors.map(({ field }: { field: string }) => field).toSorted(), [
    'details.affected_users',
    'details.cor',
    'details.database_other',
    'details.phase',
    'details.steps',
  ]);
  assert.equal((await patch({ details: {}, status: 'closed' })).status, 400);
  assert.equal((await patch({ details: {} }, await house.program('lia@norvelta.exemplo.com.br'))).status, 404);
  await life.close(ticket, 'O cliente confirmou.');
  const late = await patch({ details: { since: '2026-11-04' } });
  assert.deepEqual([late.status, late.data.state], [409, 'closed']);
});
