import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let caio: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  [marina, caio] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());

const ask = (query: Record<string, string>) => `/search?${new URLSearchParams(query)}`;
const numbersIn = (html: string) =>
  [...html.matchAll(/href="\/desk\/tickets\/(\d+)\?found/g)].map(([, number]) => Number(number));

test('Caio narrows by state, queue, assignee and company, typed or chosen, and takes each back', async () => {
  const [mine, open] = [
    await life.open({ subject: 'Cravelha frouxa no fiscal', description: 'Um.' }),
    await life.open({ subject: 'Cravelha solta no fiscal', description: 'Dois.' }),
  ];
  await caio.post(`/desk/tickets/${mine.number}/take`, {});
  const all = numbersIn((await caio.get(ask({ q: 'cravelha' }))).html);
  assert.deepEqual(all.toSorted(), [mine.number, open.number].toSorted());
  const narrowed = [
    'cravelha assignee:me',
    'cravelha responsável:eu',
    'cravelha status:"Em análise"',
    'cravelha status:in_progress',
  ];
  for (const q of narrowed) assert.deepEqual(numbersIn((await caio.get(ask({ q }))).html), [mine.number], q);
  assert.deepEqual(numbersIn((await caio.get(ask({ q: 'cravelha status:nova' }))).html), [open.number]);
  assert.deepEqual(numbersIn((await caio.get(ask({ q: 'cravelha assignee:ninguém' }))).html), [open.number]);
  assert.deepEqual(numbersIn((await caio.get(ask({ q: 'cravelha', status: 'new' }))).html), [open.number]);
  assert.equal(numbersIn((await caio.get(ask({ q: 'cravelha org:tubraxel' }))).html).length, 2);
  assert.equal(numbersIn((await caio.get(ask({ q: 'cravelha org:norvelta' }))).html).length, 0);
  const page = await caio.get(ask({ q: 'cravelha status:nova', queue: '' }));
  assert.match(page.html, /Remover filtro: Estado: Novo|Estado: Novo/);
  assert.match(page.html, /href="\/search\?q=cravelha"/);
});

test('an exact phrase stands in that order, and when nothing does the page says so', async () => {
  const exact = await life.open({ subject: 'Bandolim perde afinação', description: 'perde a corda do meio sempre' });
  await life.open({ subject: 'Bandolim com corda', description: 'do meio, a que perde, corda' });
  assert.deepEqual(numbersIn((await caio.get(ask({ q: 'bandolim "corda do meio"' }))).html), [exact.number]);
  const loose = await caio.get(ask({ q: '"meio bandolim corda"' }));
  assert.match(loose.html, /exatamente nessa ordem/);
});

test('a program of the staff narrows by parameters, a wrong one is refused', async () => {
  const get = async (query: Record<string, string>) =>
    caio.call('GET', `/api/v1/search?${new URLSearchParams(query)}`, {});
  const { results } = JSON.parse((await get({ q: 'cravelha', assignee: 'me' })).html);
  assert.deepEqual(
    results.map(({ title }: { title: string }) => title),
    ['Cravelha frouxa no fiscal'],
  );
  const typed = JSON.parse((await get({ q: 'cravelha assignee:me' })).html);
  assert.equal(typed.results.length, 1);
  assert.equal((await get({ q: 'nota', status: 'xyz' })).status, 422);
  assert.equal((await get({ q: 'nota', colour: 'red' })).status, 400);
});

test('facets are taken back by the link that chose them, and paging holds its place', async () => {
  const chosen = await marina.get(ask({ q: 'documento', type: 'kb' }));
  assert.match(chosen.html, /aria-current="true"[^>]*>(?:(?!<\/a>).)*Base de conhecimento/s);
  assert.match(chosen.html, /href="\/search\?q=documento"/);
  assert.match((await marina.get(ask({ q: 'documento', locale: 'pt-BR' }))).html, /Português/);
  const first = await marina.get(ask({ q: 'nota' }));
  const [, next] = first.html.match(/rel="next" href="([^"]+)"/) ?? [];
  assert.ok(next);
  const second = await marina.get(next.replaceAll('&amp;', '&'));
  assert.match(second.html, /rel="prev"/);
  assert.equal((await marina.get('/search?q=nota&after=abc')).status, 200);
});

test('a language narrows documents and keeps requests, in the list, its total and its facets', async () => {
  await life.open({ subject: 'Documento de viagem', description: 'Sim.' });
  const { rows } = await house.superuser.query(
    `update documents set locale = 'en' where id in (select id from documents where kind = 'kb' and title ilike '%documento%' order by id limit 2) returning title`,
  );
  const english = JSON.parse((await marina.call('GET', '/api/v1/search?q=documento&locale=en&limit=50', {})).html);
  const kinds = new Set(english.results.map(({ type }: { type: string }) => type));
  assert.ok(kinds.has('ticket') && kinds.has('kb'));
  const articles = english.results.filter(({ type }: { type: string }) => type === 'kb');
  assert.deepEqual(
    articles.map(({ title }: { title: string }) => title).toSorted(),
    rows.map(({ title }) => title).toSorted(),
  );
  assert.equal((await marina.get('/search?q=documento&locale=es&type=kb')).html.includes('Procurar sem filtros'), true);
  assert.equal((await marina.call('GET', '/api/v1/search?q=documento&locale=fr', {})).status, 422);
});

test('what is mistyped is corrected: beside results as a question, without any as what is shown instead', async () => {
  const near = await marina.get(ask({ q: 'docunento de entrada' }));
  assert.match(near.html, /Você quis dizer <a href="[^"]*q=documento\+de\+entrada/);
  assert.match(near.html, /Documento de entrada/);
  const { did_you_mean } = JSON.parse((await marina.call('GET', '/api/v1/search?q=docunento', {})).html);
  assert.equal(did_you_mean, 'documento');
  const same = JSON.parse((await marina.call('GET', '/api/v1/search?q=documento', {})).html);
  assert.equal(same.did_you_mean, null);
});
