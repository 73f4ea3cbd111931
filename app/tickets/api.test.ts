import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const [marina, lia, caio] = [
  'marina@tubraxel.exemplo.com.br',
  'lia@norvelta.exemplo.com.br',
  'caio@orvalha.exemplo.com.br',
];

async function call(browser: Browser, method: string, path: string, body: unknown = {}) {
  const { status, html } = await browser.call(method, `/api/v1${path}`, body);
  return { status, data: html ? JSON.parse(html) : null };
}
const asked = { subject: 'Apuração não fecha', description: 'Não fecha desde **ontem**.', kind: 'question' };

test('Marina opens, Caio proposes, she says solved and follows up: each answer is the request as the contract tells it', async () => {
  const [hers, his] = [await house.as(marina), await house.as(caio)];
  const made = await call(hers, 'POST', '/tickets', { ...asked, copy: ['jonas@tubraxel.exemplo.com.br'] });
  assert.equal(made.status, 201, JSON.stringify(made.data));
  assert.deepEqual(Object.keys(made.data).toSorted(), [
    'assignee',
    'close_reason',
    'closed_at',
    'closes_at',
    'description',
    'details',
    'duplicate_of',
    'environment_id',
    'follow_up_of',
    'follow_ups',
    'kind',
    'module_id',
    'number',
    'opened_at',
    'organization',
    'product_id',
    'queue',
    'release_id',
    'requester',
    'routine_id',
    'severity',
    'status',
    'subject',
    'url',
    'whose_turn',
  ]);
  assert.deepEqual(
    [made.data.status, made.data.whose_turn, made.data.organization.cnpj],
    ['new', 'support', '99100001000175'],
  );
  const path = `/tickets/${made.data.number}`;
  assert.equal((await call(his, 'POST', `${path}/messages`, { body: 'Segredo nosso', internal: true })).status, 201);
  assert.equal(
    (await call(his, 'POST', `${path}/information_request`, { message: 'Qual mês?' })).data.status,
    'waiting_customer',
  );
  assert.equal((await call(hers, 'POST', `${path}/messages`, { body: 'Outubro.' })).status, 201);
  const proposed = await call(his, 'POST', `${path}/proposal`, { message: 'Reprocesse.' });
  assert.deepEqual(
    [proposed.status, proposed.data.status, proposed.data.whose_turn],
    [201, 'customer_validation', 'customer'],
  );
  assert.match(proposed.data.closes_at, /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.equal((await call(his, 'DELETE', `${path}/proposal`)).data.status, 'in_progress');
  const late = await call(hers, 'POST', `${path}/validation`, { outcome: 'solved' });
  assert.deepEqual([late.status, late.data.state], [409, 'in_progress']);
  await call(his, 'POST', `${path}/proposal`, { message: 'Agora sim.' });
  assert.equal((await call(hers, 'POST', `${path}/validation`, { outcome: 'not_solved' })).status, 422);
  const closed = await call(hers, 'POST', `${path}/validation`, { outcome: 'solved' });
  assert.deepEqual([closed.data.status, closed.data.close_reason], ['closed', 'validated']);
  const next = await call(hers, 'POST', `${path}/follow_ups`, { message: 'Voltou.' });
  assert.deepEqual([next.status, next.data.follow_up_of], [201, made.data.number]);
  assert.deepEqual((await call(hers, 'GET', path)).data.follow_ups, [next.data.number]);
  const history = await call(hers, 'GET', `/tickets/${next.data.number}/history`);
  assert.deepEqual(
    history.data.data.map(({ ticket }: { ticket: { number: number } }) => ticket.number),
    [made.data.number, next.data.number],
  );
  for (const part of ['', '/messages', '/events', '/history']) {
    const { html } = await hers.call('GET', `/api/v1${path}${part}`, {});
    assert.doesNotMatch(html, /Segredo|ticket_noted|"note"/, part);
  }
  const notes = (await call(his, 'GET', `${path}/messages`)).data.data.filter(
    ({ internal }: { internal: boolean }) => internal,
  );
  assert.deepEqual(
    notes.map(({ kind, body, author }: { kind: string; body: string; author: unknown }) => [kind, body, author]),
    [['note', 'Segredo nosso', { name: 'Caio Ribas', staff: true }]],
  );
});

test('what is foreign, unknown or not theirs to do is the same 404 for Lia and Marina', async () => {
  const [hers, foreign] = [await house.as(marina), await house.as(lia)];
  const { data } = await call(hers, 'POST', '/tickets', asked);
  const path = `/tickets/${data.number}`;
  for (const [method, part, body] of [
    ['GET', '', {}],
    ['GET', '/messages', {}],
    ['GET', '/events', {}],
    ['GET', '/history', {}],
    ['POST', '/messages', { body: 'x' }],
    ['POST', '/validation', { outcome: 'solved' }],
    ['POST', '/cancellation', { reason: 'withdrawn' }],
    ['POST', '/follow_ups', { message: 'x' }],
  ] as const) {
    const theirs = await foreign.call(method, `/api/v1${path}${part}`, body);
    const nobodys = await foreign.call(method, `/api/v1/tickets/99999999${part}`, body);
    assert.deepEqual([theirs.status, theirs.html], [404, nobodys.html], `${method} ${part}`);
  }
  for (const [method, part, body] of [
    ['POST', '/information_request', { message: 'x' }],
    ['POST', '/proposal', { message: 'x' }],
    ['DELETE', '/proposal', {}],
    ['PUT', '/assignment', { assignee_id: null }],
    ['POST', '/closing', { reason: 'administrative', message: 'x' }],
  ] as const)
    assert.equal((await hers.call(method, `/api/v1${path}${part}`, body)).status, 404, part);
  assert.equal((await call(hers, 'POST', `${path}/messages`, { body: 'x', internal: true })).status, 422);
  assert.equal((await call(hers, 'POST', `${path}/cancellation`, { reason: 'administrative' })).status, 422);
});

test('details are checked by their kind, unknown fields refused, and a module that is not theirs too', async () => {
  const hers = await house.as(marina);
  const error = await call(hers, 'POST', '/tickets', { ...asked, kind: 'error', details: {} });
  assert.equal(error.status, 422);
  assert.match(error.data.errors[0].field, /^details\./);
  assert.equal((await call(hers, 'POST', '/tickets', { ...asked, colour: 'red' })).status, 400);
  assert.equal(
    (await call(hers, 'POST', '/tickets', { ...asked, module_id: '0197b3a0-0000-7000-8000-000000000000' })).status,
    422,
  );
  const good = await call(hers, 'POST', '/tickets', {
    ...asked,
    kind: 'error',
    details: {
      phase: 'Apuração',
      steps: ['Abrir', 'Fechar'],
      actual_result: 'Erro',
      expected_result: 'Fechar',
      affected_users: 'all',
    },
  });
  assert.deepEqual([good.status, good.data.details?.steps], [201, ['Abrir', 'Fechar']]);
});

test('the list narrows, its cursor loses nothing, and Caio assigns, links a duplicate and closes', async () => {
  const his = await house.as(caio);
  const all = (await call(his, 'GET', '/tickets?limit=200')).data.data.map(({ number }: { number: number }) => number);
  const seen: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { data }: { data: { data: { number: number }[]; next: string | null } } = await call(
      his,
      'GET',
      `/tickets?limit=3${cursor && `&cursor=${cursor}`}`,
    );
    seen.push(...data.data.map(({ number }) => number));
    cursor = data.next;
  }
  assert.deepEqual(seen, all);
  const fresh = (await call(his, 'GET', '/tickets?status=new&q=apuracao')).data.data as {
    number: number;
    status: string;
    organization: { id: string };
  }[];
  assert.ok(fresh.length >= 2 && fresh.every(({ status }) => status === 'new'));
  const [one, other] = fresh as [(typeof fresh)[0], (typeof fresh)[0]];
  assert.equal(
    (
      await call(his, 'PUT', `/tickets/${one.number}/assignment`, {
        assignee_id: '0197b3a0-0000-7000-8000-000000000000',
      })
    ).status,
    422,
  );
  const { rows } = await house.superuser.query<{ id: string }>('select id from persons where email = $1', [caio]);
  assert.equal(
    (await call(his, 'PUT', `/tickets/${one.number}/assignment`, { assignee_id: rows[0]?.id })).data.assignee.name,
    'Caio Ribas',
  );
  const same = await call(his, 'POST', `/tickets/${other.number}/cancellation`, {
    reason: 'duplicate',
    duplicate_of: one.number,
  });
  assert.deepEqual([same.status, same.data.status, same.data.duplicate_of], [201, 'cancelled', one.number]);
  assert.equal(
    (await call(his, 'POST', `/tickets/${one.number}/closing`, { reason: 'administrative', message: 'A pedido.' })).data
      .close_reason,
    'administrative',
  );
  assert.equal((await call(his, 'POST', `/tickets/${one.number}/closing`, { reason: 'administrative' })).status, 409);
});
