import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let lia: Browser;
let caio: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  [marina, lia, caio, visitor] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

type Found = {
  results: { type: string; title: string; url: string; highlight: string; product: { name: string } | null }[];
  facets: { type: { value: string; count: number }[]; product: { value: string; count: number }[] };
  total: { value: number; relation: string };
  next: string | null;
};
async function find(who: Browser, q: string, more: Record<string, string> = {}): Promise<Found> {
  const { html, status } = await who.call('GET', `/api/v1/search?${new URLSearchParams({ q, ...more })}`, {});
  assert.equal(status, 200, html);
  return JSON.parse(html);
}

test('a visitor finds public articles without accents, in another number, by code with and without hyphen', async () => {
  for (const q of ['ferias falta abonada', 'documentos de entrada', 'PCO103', 'pco-103', 'OCOM 0877']) {
    const { results } = await find(visitor, q);
    assert.ok(results.length > 0, q);
  }
  assert.match((await find(visitor, 'PCO103')).results[0]?.title ?? '', /PCO103/);
});

test('what is counted says all of the words, the facets count the same, and Marina reads that others follow', async () => {
  const { results, facets, total } = await find(visitor, 'difal base dupla');
  const counted = facets.type.reduce((sum, { count }) => sum + count, 0);
  assert.equal(total.value, counted);
  assert.ok(results.length > total.value);
  assert.equal(total.relation, 'gte');
  const { html } = await marina.get('/search?q=difal+base+dupla');
  assert.match(html, /resultados? com todas as palavras e outros com parte delas/);
});

test('of words typed wrong, those that were meant are marked', async () => {
  const { results } = await find(visitor, 'retrono bancaio');
  assert.match(results.map(({ highlight }) => highlight).join(' '), /<mark>[Rr]etorno<\/mark>/);
});

test('Marina finds her own request by a word and by its number; Lia, of another company, and a visitor do not, and no count tells of it', async () => {
  const before_it = JSON.stringify(await find(lia, 'xilofone'));
  const ticket = await life.open({ subject: 'Xilofone não emite nota', description: 'Parou hoje.' });
  const mine = await find(marina, 'xilofones');
  assert.deepEqual(
    mine.results.map(({ type, url }) => [type, new URL(url).pathname]),
    [['ticket', `/tickets/${ticket.number}`]],
  );
  assert.equal((await find(marina, String(ticket.number))).results[0]?.type, 'ticket');
  assert.equal(JSON.stringify(await find(lia, 'xilofone')), before_it);
  assert.equal((await find(visitor, 'xilofone')).total.value, 0);
  assert.equal(
    new URL((await find(caio, 'xilofone')).results[0]?.url ?? '').pathname,
    `/desk/tickets/${ticket.number}`,
  );
});

test('Jonas, who sees his own requests alone, does not find Marina’s; a request that changes queue is found by those of the new one', async () => {
  const ticket = await life.open({ subject: 'Zabumba desafinada', description: 'Sim.' });
  assert.equal((await find(await house.as('jonas@tubraxel.exemplo.com.br'), 'zabumba')).total.value, 0);
  const sara = await house.as('sara@orvalha.exemplo.com.br');
  assert.equal((await find(sara, 'zabumba')).total.value, 1);
  const { rows } = await house.superuser.query(
    `select m.queue_id from queue_members m join persons p on p.id = m.person_id and p.email like 'caio@%'
     where not exists (select from queue_members x join persons y on y.id = x.person_id and y.email like 'sara@%' where x.queue_id = m.queue_id)`,
  );
  const moved = await caio.post(`/desk/tickets/${ticket.number}/queue`, { queue_id: rows[0].queue_id });
  assert.equal(moved.status, 303);
  assert.equal((await find(sara, 'zabumba')).total.value, 0);
  assert.equal((await find(caio, 'zabumba')).total.value, 1);
});

test('facets count what passes, narrow the list, and pages follow one another', async () => {
  const all = await find(visitor, 'nota', { limit: '3' });
  const kb = all.facets.type.find(({ value }) => value === 'kb')?.count ?? 0;
  assert.equal((await find(visitor, 'nota', { type: 'kb' })).total.value, kb);
  assert.ok(all.next);
  const following = await find(visitor, 'nota', { limit: '3', cursor: all.next });
  assert.ok(following.results.every(({ url }) => !all.results.some((one) => one.url === url)));
  const [product] = all.facets.product;
  assert.equal((await find(visitor, 'nota', { product: product?.value ?? '' })).total.value, product?.count);
});

test('whatever is typed gets an answer: nothing, one letter, punctuation, operators, NUL, other alphabets, a pasted log', async () => {
  const typed = [
    '',
    'a',
    '!!!',
    "' | & ! <-> :*",
    'nota & !sem',
    '\0',
    '🦊',
    '日本語',
    'de para com',
    `erro ${'x9 '.repeat(1300)}`,
  ];
  for (const q of typed) {
    assert.equal((await find(marina, q)).total.relation, 'eq');
    assert.equal((await marina.get(`/search?${new URLSearchParams({ q })}`)).status, 200);
    assert.equal((await marina.get(`/search/instant?${new URLSearchParams({ q })}`)).status, 200);
  }
  assert.equal((await marina.call('GET', '/api/v1/search?q=a&colour=red', {})).status, 400);
});

test('an honest empty page leads to a request with the words already typed', async () => {
  const { html } = await marina.get('/search?q=quimera+azulada');
  assert.match(html, /Nada encontrado para “quimera azulada”/);
  assert.match(html, /href="\/tickets\/new\?subject=quimera\+azulada"/);
});

test('the subject of a request brings suggestions from three letters on, without JavaScript too; one that solves it ends the draft and is remembered', async () => {
  const suggest = async (subject: string) =>
    JSON.parse((await marina.call('GET', `/api/v1/suggest?${new URLSearchParams({ subject })}`, {})).html).results;
  assert.deepEqual(await suggest('fé'), []);
  const [first] = await suggest('cálculo de férias com falta');
  assert.match(first.title, /férias/);
  assert.match(first.highlight, /<mark>/);
  const page = await marina.get('/tickets/new?subject=cálculo de férias com falta');
  assert.ok(page.html.includes(first.title));
  const draft = crypto.randomUUID();
  await marina.post('/tickets/drafts', { subject: 'Férias', submission_id: draft, draft_version: '0' });
  const solved = await marina.post('/tickets/drafts/solved', { solved_by: first.id, submission_id: draft });
  assert.equal(solved.location, '/?solved');
  assert.match((await marina.get('/?solved')).html, /Que bom que resolveu/);
  const { rows } = await house.superuser.query(
    `select place, solved, (select count(*)::int from ticket_drafts where id = $2) as drafts from document_feedback where document_id = $1`,
    [first.id, draft],
  );
  assert.deepEqual(rows, [{ place: 'request', solved: true, drafts: 0 }]);
});
