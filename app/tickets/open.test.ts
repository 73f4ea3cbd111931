import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const marina = 'marina@tubraxel.exemplo.com.br';
const asked = () => ({
  subject: 'DIFAL zerado',
  description: 'Ao emitir a nota\r\no DIFAL sai zerado.',
  submission_id: crypto.randomUUID(),
});

test('Marina opens a request, sees its number, and finds it in her list, on her home and in her colleague’s list; Caio finds it in the console', async () => {
  const browser = await house.as(marina);
  const form = await browser.get('/tickets/new?subject=PFI170%20parou');
  assert.match(form.html, /value="PFI170 parou"/);
  const answer = await browser.post('/tickets', asked());
  const number = answer.location?.match(/^\/tickets\/(\d+)\?opened$/)?.[1];
  assert.ok(number);
  const page = await browser.follow(answer);
  assert.match(page.html, /enviada/);
  assert.match(page.html, /com o suporte/);
  assert.match(page.html, /Ao emitir a nota<br>\no DIFAL/);
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  for (const [reader, path] of [
    [browser, '/tickets'],
    [browser, '/'],
    [paulo, '/tickets'],
    [caio, '/desk'],
    [caio, `/desk/tickets/${number}`],
  ] as const)
    assert.match((await reader.get(path)).html, /DIFAL zerado/, path);
  for (const outsider of [
    'lia@norvelta.exemplo.com.br',
    'davi@unidade-sul.exemplo.com.br',
    'bruno@nimbrela.exemplo.com.br',
  ])
    assert.equal((await (await house.as(outsider)).get(`/tickets/${number}`)).status, 404, outsider);
  const { rows } = await house.superuser.query(
    `select event, channel, details, o.name from audit_events a join organizations o on o.id = a.organization_id join persons p on p.id = actor_id and p.email = $1 where event = 'ticket_opened' order by seq desc limit 1`,
    [marina],
  );
  assert.deepEqual(rows[0], {
    event: 'ticket_opened',
    channel: 'web',
    details: { number: Number(number), to: 'new' },
    name: 'Metalúrgica Tubraxel (fictícia)',
  });
});

test('the same form sent twice, even at once, opens one request and answers its number both times', async () => {
  const browser = await house.as(marina);
  const form = asked();
  const answers = await Promise.all([
    browser.post('/tickets', form),
    browser.post('/tickets', form),
    browser.post('/tickets', form),
  ]);
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1);
  const { rows } = await house.superuser.query('select from tickets where submission_id = $1', [form.submission_id]);
  assert.equal(rows.length, 1);
});

test('the submission of one person says nothing to another', async () => {
  const [ours, theirs] = [await house.as(marina), await house.as('lia@norvelta.exemplo.com.br')];
  const form = asked();
  const first = await ours.post('/tickets', form);
  const second = await theirs.post('/tickets', form);
  assert.equal(second.status, 303);
  assert.notEqual(first.location, second.location);
});

test('staff open nothing for themselves, and visitors are sent to sign in', async () => {
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  assert.equal((await caio.post('/tickets', asked())).status, 404);
  const visitor = house.visitor();
  await visitor.get('/sign-in');
  assert.equal((await visitor.post('/tickets', asked())).location, '/sign-in?next=%2F');
});

test('the list goes on past its first page without losing or repeating a request', async () => {
  await house.superuser.query(`
    insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, submission_id)
    select gen_random_uuid(), gen_random_uuid(), m.organization_id, m.person_id, (select id from queues where takes_the_rest), 'Fila ' || n, 'x', gen_random_uuid() from memberships m join persons p on p.id = m.person_id and p.email = 'rosa@norvelta.exemplo.com.br', generate_series(1, 120) n`);
  const rosa = await house.as('rosa@norvelta.exemplo.com.br');
  const seen: string[] = [];
  let path: string | undefined = '/tickets';
  while (path) {
    const { html } = await rosa.get(path);
    seen.push(...[...html.matchAll(/Fila \d+/g)].map(([found]) => found));
    path = html.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(seen.length, 120);
  assert.equal(new Set(seen).size, 120);
});
