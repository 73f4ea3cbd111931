import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { payloads } from '../../test/harness/payloads.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import { ticket_answer } from './api-answers.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let hers: Browser;
let his: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  hers = await house.program('marina@tubraxel.exemplo.com.br');
  his = await house.program('caio@orvalha.exemplo.com.br');
});
after(() => house.close());

async function call(browser: Browser, method: string, path: string, body: unknown = {}, headers = {}) {
  const { status, html } = await browser.call(method, `/api/v1${path}`, body, headers);
  return { status, data: html ? JSON.parse(html) : null };
}
const asked = { subject: 'Apuração não fecha', description: 'Não fecha.', kind: 'question' };
const fieldsOf = (data: { errors?: { field: string; message: string }[] }) =>
  (data.errors ?? []).map(({ field }) => field);
const unknown = '0197b3a0-0000-7000-8000-000000000000';
const numbers = (data: { data: { number: number }[] }) => data.data.map(({ number }) => number);

test('product, module, routine and release fit one another and the company, and are kept; each wrong one is named', async () => {
  const { rows } = await house.superuser.query<{ product_id: string; module_id: string; routine_id: string }>(
    `select m.product_id, m.id as module_id, r.id as routine_id from routines r join modules m on m.id = r.module_id
     join entitlements e on e.product_id = m.product_id join organizations o on o.id = e.organization_id
     where o.name like 'Metalúrgica Tubraxel%' and r.archived_at is null and m.archived_at is null limit 1`,
  );
  const [place] = rows;
  assert.ok(place);
  const { rows: others } = await house.superuser.query<{ product_id: string; module_id: string }>(
    `select m.product_id, m.id as module_id from modules m where m.product_id not in
       (select e.product_id from entitlements e join organizations o on o.id = e.organization_id where o.name like 'Metalúrgica Tubraxel%') limit 1`,
  );
  const release = crypto.randomUUID();
  await house.superuser.query(
    `insert into releases (id, product_id, code, launched_on) values ($1, $2, '98.1', app.today() - 10)`,
    [release, place.product_id],
  );
  const open = (more: object) => call(hers, 'POST', '/tickets', { ...asked, ...more });
  const product = await open({ product_id: place.product_id, module_id: null });
  assert.deepEqual([product.status, product.data.product_id, product.data.module_id], [201, place.product_id, null]);
  const whole = await open({ ...place, release_id: release });
  assert.equal(whole.status, 201, JSON.stringify(whole.data));
  for (const field of ['product_id', 'module_id', 'routine_id'] as const) assert.equal(whole.data[field], place[field]);
  assert.equal(whole.data.release_id, release);
  const routine = await open({ routine_id: place.routine_id });
  assert.deepEqual([routine.data.module_id, routine.data.product_id], [place.module_id, place.product_id]);
  for (const field of ['product_id', 'module_id', 'routine_id', 'release_id', 'on_behalf_of']) {
    const refused = await open({ [field]: unknown });
    assert.deepEqual([refused.status, fieldsOf(refused.data)], [422, [field]]);
    const nonsense = await open({ [field]: 7 });
    assert.deepEqual([nonsense.status, fieldsOf(nonsense.data)], [422, [field]]);
  }
  const [other] = others;
  assert.ok(other, 'the demo has a product that Tubraxel does not use');
  assert.deepEqual(fieldsOf((await open({ product_id: other.product_id })).data), ['product_id']);
  assert.deepEqual(fieldsOf((await open({ module_id: other.module_id })).data), ['module_id']);
});

test('every wrong field of the details is named, and what is unknown is called so', async () => {
  const refused = await call(hers, 'POST', '/tickets', {
    ...asked,
    kind: 'error',
    details: {
      steps: ['', 7],
      affected_users: 'ninguém',
      since: 'ontem',
      after_update: true,
      database: 'other',
      cor: 'azul',
    },
  });
  assert.equal(refused.status, 422);
  assert.deepEqual(fieldsOf(refused.data).toSorted(), [
    'details.actual_result',
    'details.affected_users',
    'details.cor',
    'details.current_version',
    'details.database_other',
    'details.expected_result',
    'details.phase',
    'details.previous_version',
    'details.since',
    'details.steps',
  ]);
});

test('whatever a program sends, the answer is a refusal with its field or the thing itself, never an error of ours', async () => {
  const ticket = await life.open();
  const odd = [
    '',
    '\0',
    '\ud800',
    'a'.repeat(100_000),
    7,
    null,
    [],
    {},
    true,
    [[[]]],
    { a: { b: {} } },
    '../../x',
    '1e999',
  ];
  const calls: [method: string, path: string, body: object][] = odd.flatMap((value) => [
    ...['subject', 'description', 'kind', 'severity', 'details', 'copy', 'module_id'].map(
      (field): [string, string, object] => ['POST', '/tickets', { ...asked, [field]: value }],
    ),
    ['POST', `/tickets/${ticket.number}/messages`, { body: value }],
    ['POST', `/tickets/${ticket.number}/validation`, { outcome: 'not_solved', message: value }],
    ['POST', `/tickets/${ticket.number}/cancellation`, { reason: value }],
    ['PATCH', `/tickets/${ticket.number}`, { details: { particularities: value } }],
    ['PATCH', `/tickets/${ticket.number}`, { details: value }],
  ]);
  for (const [method, path, body] of calls) {
    const { status, data } = await call(hers, method, path, body);
    assert.ok(
      [200, 201, 400, 404, 409, 422].includes(status),
      `${method} ${path} ${JSON.stringify(body).slice(0, 80)}: ${status}`,
    );
    if (status === 422)
      assert.ok(data.errors?.length > 0 && data.errors.every(({ message }: { message: string }) => message));
  }
  for (const query of [
    'limit=0',
    'limit=x',
    'cursor=%00',
    'status=open',
    'queue=1',
    'q=a&q=b',
    'colour=red',
    `q=${'a'.repeat(300)}`,
  ]) {
    const { status } = await call(hers, 'GET', `/tickets?${query}`);
    assert.ok(status === 422 || status === 400, `${query}: ${status}`);
  }
});

test('hostile texts come back as they were written, and as harmless HTML', async () => {
  // Pages show every one of them in a browser; here each fifth.
  for (const text of payloads.filter((_, index) => index % 5 === 0)) {
    const made = await call(hers, 'POST', '/tickets', { ...asked, description: text });
    if (made.status === 422) continue;
    assert.equal(made.status, 201, text);
    assert.equal(made.data.description, text.normalize('NFC').replace(/\r\n?/g, '\n').trim());
    const said = await call(hers, 'POST', `/tickets/${made.data.number}/messages`, { body: text });
    assert.equal(said.status, 201, text);
    assert.doesNotMatch(
      said.data.html,
      /<(?:script|iframe|style|img|svg|math|form)|<[^>]*\son\w+\s*=|<[^>]*href="(?:javascript|data|vbscript):/i,
      text,
    );
  }
});

test('the same key sent again gets the same answer and leaves one row, on every POST; with another body it is refused', async () => {
  const count = async (sql: string) =>
    Number((await house.superuser.query(`select count(*) as count ${sql}`)).rows[0].count);
  const rows = () => Promise.all([count('from tickets'), count('from ticket_messages'), count('from ticket_events')]);
  const ticket = await life.open();
  const path = `/tickets/${ticket.number}`;
  const posts: [who: Browser, path: string, body: object, other: object][] = [
    [hers, '/tickets', asked, { ...asked, subject: 'Outra' }],
    [hers, `${path}/messages`, { body: 'Mais um dado.' }, { body: 'Outro dado.' }],
    [his, `${path}/information_request`, { message: 'Qual mês?' }, { message: 'Qual ano?' }],
    [his, `${path}/proposal`, { message: 'Reprocesse.' }, { message: 'Espere.' }],
    [hers, `${path}/validation`, { outcome: 'not_solved', message: 'Não.' }, { outcome: 'solved' }],
    [
      his,
      `${path}/closing`,
      { reason: 'administrative', message: 'A pedido.' },
      { reason: 'validated', message: 'A pedido.' },
    ],
    [hers, `${path}/follow_ups`, { message: 'Voltou.' }, { message: 'Voltou outra vez.' }],
  ];
  for (const [who, at, body, other] of posts) {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await call(who, 'POST', at, body, headers);
    assert.equal(first.status, 201, `${at}: ${JSON.stringify(first.data)}`);
    const before = await rows();
    assert.deepEqual(await call(who, 'POST', at, body, headers), first, at);
    assert.deepEqual(await rows(), before, at);
    assert.equal((await call(who, 'POST', at, other, headers)).status, 422, at);
    assert.deepEqual(await rows(), before, at);
  }
  const at_once = { 'idempotency-key': crypto.randomUUID() };
  const answers = await Promise.all([1, 2, 3].map(() => call(hers, 'POST', '/tickets', asked, at_once)));
  assert.equal(new Set(answers.filter(({ status }) => status === 201).map(({ data }) => data.number)).size, 1);
});

test('a move from where it does not lead is 409 with where the request stands', async () => {
  const fresh = await life.open();
  const closed = await life.open();
  await life.close(closed, 'Pronto.');
  const moves: [who: Browser, number: number, part: string, body: object, state: string][] = [
    [hers, fresh.number, 'validation', { outcome: 'solved' }, 'new'],
    [hers, fresh.number, 'follow_ups', { message: 'x' }, 'new'],
    [hers, closed.number, 'messages', { body: 'x' }, 'closed'],
    [his, closed.number, 'messages', { body: 'x' }, 'closed'],
    [his, closed.number, 'proposal', { message: 'x' }, 'closed'],
    [his, closed.number, 'information_request', { message: 'x' }, 'closed'],
    [his, closed.number, 'closing', { reason: 'administrative', message: 'x' }, 'closed'],
    [hers, closed.number, 'cancellation', { reason: 'withdrawn' }, 'closed'],
  ];
  for (const [who, number, part, body, state] of moves) {
    const { status, data } = await call(who, 'POST', `/tickets/${number}/${part}`, body);
    assert.deepEqual([status, data.status, data.state], [409, 409, state], part);
  }
  const taken_back = await call(his, 'DELETE', `/tickets/${fresh.number}/proposal`);
  assert.deepEqual([taken_back.status, taken_back.data.state], [409, 'new']);
});

test('a program’s message comes back alone however many there are; the history tells a chain of six, with where each goes on', async () => {
  let ticket = await life.open();
  const first = ticket;
  for (let left = 5; left > 0; left -= 1) {
    await life.close(ticket, 'Pronto.');
    ticket = await life.followUp(ticket, 'Voltou.');
  }
  await house.superuser.query(
    `insert into ticket_messages (id, ticket_id, organization_id, kind, internal, author_id, author_name, author_side, body, submission_id, created_at)
     select gen_random_uuid(), t.id, t.organization_id, 'message', false, t.requester_id, 'Marina Alves', 'customer', 'n' || n, gen_random_uuid(),
       t.opened_at + n * interval '1 millisecond' from tickets t, generate_series(1, 1200) n where t.id = $1`,
    [ticket.id],
  );
  const said = await call(hers, 'POST', `/tickets/${ticket.number}/messages`, { body: 'A última.' });
  assert.deepEqual([said.data.body, said.data.author], ['A última.', { name: 'Marina Alves', staff: false }]);
  const { data } = await call(hers, 'GET', `/tickets/${first.number}/history`);
  assert.equal(data.data.length, 6);
  const last = data.data.at(-1);
  assert.deepEqual([last.messages.length, data.data[0].next], [200, null]);
  let count = last.messages.length;
  for (let next: string | null = last.next; next !== null;) {
    const page: { data: { data: unknown[]; next: string | null } } = await call(
      hers,
      'GET',
      `/tickets/${ticket.number}/messages?limit=200&cursor=${next}`,
    );
    count += page.data.data.length;
    next = page.data.next;
  }
  assert.equal(count, 1201);
});

test('a search by API looks at so many requests a page, finds what lies further on, and every filter keeps the order', async () => {
  await life.open({ subject: 'Agulha no palheiro' });
  await house.superuser.query(
    `insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, kind, severity, status, channel, submission_id)
     select g.id, g.id, t.organization_id, t.requester_id, t.queue_id, 'Palha', 'x', 'question', 'medium', 'new', 'api', gen_random_uuid()
     from (select * from tickets where subject = 'Agulha no palheiro') t, lateral (select gen_random_uuid() as id from generate_series(1, 2500) offset 0) g`,
  );
  const all = async (who: Browser, query: string) => {
    const found: number[] = [];
    let pages = 0;
    for (let next: string | null = ''; next !== null; pages += 1) {
      const { status, data } = await call(who, 'GET', `/tickets?${query}${next && `&cursor=${next}`}`);
      assert.equal(status, 200, query);
      found.push(...numbers(data));
      next = data.next;
      assert.ok(pages < 60);
    }
    assert.deepEqual(
      found,
      found.toSorted((one, other) => other - one),
      query,
    );
    assert.equal(new Set(found).size, found.length, query);
    return { found, pages };
  };
  for (const who of [hers, his]) {
    const needle = await all(who, 'q=agulha no');
    assert.equal(needle.found.length, 1);
    assert.ok(needle.pages > 1, `${needle.pages} pages`);
    assert.equal((await all(who, 'q=palha&limit=200&status=new')).found.length, 2500);
  }
  const [one] = (
    await house.superuser.query(`select organization_id, queue_id from tickets where subject = 'Palha' limit 1`)
  ).rows;
  assert.ok((await all(his, `organization=${one.organization_id}&limit=200`)).found.length > 2500);
  assert.ok((await all(his, `queue=${one.queue_id}&limit=200`)).found.length > 2500);
});

test('every field of a request is there with its type, for both sides', async () => {
  const ticket = await life.open();
  await life.propose(ticket);
  for (const who of [hers, his]) {
    const { data } = await call(who, 'GET', `/tickets/${ticket.number}`);
    const { opened_at, closes_at, closed_at, ...rest } = data;
    assert.ok(
      ticket_answer.omit({ opened_at: true, closes_at: true, closed_at: true }).strict().safeParse(rest).success,
    );
    for (const at of [opened_at, closes_at]) assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
    assert.equal(closed_at, null);
  }
});

test('Davi’s program opens for the customer his unit serves and gets the request back', async () => {
  const davi = await house.program('davi@unidade-sul.exemplo.com.br');
  const { rows } = await house.superuser.query<{ id: string }>(
    `select p.organization_id as id from portfolios p join organizations u on u.id = p.unit_id join memberships m on m.organization_id = u.id
     join persons d on d.id = m.person_id where d.email = 'davi@unidade-sul.exemplo.com.br' and p.revoked_at is null limit 1`,
  );
  const made = await call(davi, 'POST', '/tickets', { ...asked, on_behalf_of: rows[0]?.id });
  assert.equal(made.status, 201, JSON.stringify(made.data));
  assert.equal(made.data.organization.id, rows[0]?.id);
});
