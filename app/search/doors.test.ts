import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { readOperators, withoutFilter } from './operators.ts';

let house: House;
let marina: Browser;
let caio: Browser;
let helena: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, caio, helena] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('helena@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());

const ask = (query: Record<string, string>) => `/search?${new URLSearchParams(query)}`;

test('a query is taken apart: operators in three languages, values between quotes, exact phrases, and words that only look alike', () => {
  const typed = readOperators(
    'nota "erro de schema" Fila:"Prumo Fiscal" responsável:eu cliente:Tubraxel http://x.com:80 a:b',
  );
  assert.equal(typed.words, 'nota erro de schema http://x.com:80 a:b');
  assert.deepEqual(typed.phrases, ['erro de schema']);
  assert.deepEqual(
    typed.filters.map(({ operator, value }) => [operator, value]),
    [
      ['queue', 'Prumo Fiscal'],
      ['assignee', 'eu'],
      ['org', 'Tubraxel'],
    ],
  );
  assert.deepEqual(readOperators('"" “” status:').phrases, []);
  const [filter] = readOperators('nota situação:fechado fiscal').filters;
  assert.ok(filter);
  assert.equal(withoutFilter('nota situação:fechado fiscal', filter), 'nota fiscal');
});

test('what is unknown or could be several narrows nothing and says so beside the box', async () => {
  const { html, status } = await caio.get(ask({ q: 'nota status:xyz fila: responsável:zeferino org:a' }));
  assert.equal(status, 200);
  assert.match(html, /Estado: nada se chama “xyz”/);
  assert.match(html, /Aguardando cliente/);
  assert.match(html, /Fila: falta dizer qual/);
  assert.match(html, /Responsável: nada se chama “zeferino”/);
  assert.match(html, /Organização: “a” serve para mais de um/);
});

test('to Marina operators are words, and she is shown no filter of requests', async () => {
  const { html } = await marina.get(ask({ q: 'nota assignee:me', status: 'new', org: 'norvelta' }));
  assert.doesNotMatch(html, /Filtros de solicitações|name="queue"/);
  assert.match(html, /nota assignee:me/);
  assert.equal((await marina.call('GET', '/api/v1/search?q=nota&status=new', {})).status, 403);
  const plain = (await marina.call('GET', '/api/v1/search?q=nota', {})).html;
  assert.deepEqual(Object.keys(JSON.parse(plain)).toSorted(), ['did_you_mean', 'facets', 'next', 'results', 'total']);
});

test('a product’s shelf and its documents search within it', async () => {
  const shelf = await marina.get('/kb?product=PRUMO&module=FIS');
  const [, product] = shelf.html.match(/name="product" value="([0-9a-f-]{36})"/) ?? [];
  const [, module] = shelf.html.match(/name="module" value="([0-9a-f-]{36})"/) ?? [];
  assert.ok(product && module);
  const within = await marina.get(ask({ q: 'nota', product, module }));
  assert.match(within.html, /name="module" value="/);
  const [, path] = shelf.html.match(/href="(\/kb\/[a-z0-9-]+)"/) ?? [];
  assert.match((await marina.get(path ?? '')).html, new RegExp(`name="product" value="${product}"`));
});

test('whatever is pasted is answered within two seconds, by everybody’s doors', async () => {
  const log = '2026-11-24 10:00:01 ERROR FISA170 argument #0 error, expected A->U on FUN(FONTE.PRW) line 12\n';
  const words = Array.from({ length: 10_000 }, (_, n) => `palavra${n}`).join(' ');
  const typed = [
    '',
    'x',
    'de a o',
    '"',
    '"" ""',
    'status:',
    'org:"',
    ':*',
    '% _ \\',
    '🦊🦊',
    '\0',
    'שלום 日本',
    log.repeat(560),
    words,
  ];
  for (const q of typed)
    for (const who of [marina, caio])
      for (const path of [
        '/search',
        '/search/instant',
        '/api/v1/search',
        '/tickets/new/suggestions',
        '/api/v1/suggest',
      ]) {
        const name = path.includes('sugg') ? 'subject' : 'q';
        if (who === caio && path.startsWith('/tickets')) continue;
        const started = performance.now();
        const { status } = await who.get(`${path}?${new URLSearchParams({ [name]: q })}`);
        assert.equal(status, 200, `${path} ${q.slice(0, 20)}`);
        assert.ok(performance.now() - started < 2_000, `${path} ${q.slice(0, 20)} took too long`);
      }
});

test('nothing found leads on: to a request with the words filled in, to the search without filters', async () => {
  const { html } = await marina.get(ask({ q: 'quimera azulada', type: 'kb' }));
  assert.match(html, /href="\/tickets\/new\?subject=quimera\+azulada"/);
  assert.match(html, /href="\/search\?q=quimera\+azulada"/);
  assert.doesNotMatch((await helena.get(ask({ q: 'quimera azulada' }))).html, /href="\/tickets\/new\?subject/);
  const filters = await helena.get(ask({ q: 'status:novo assignee:me' }));
  assert.match(filters.html, /Escreva também o que procura/);
  assert.match(filters.html, /href="\/desk\?status=new&amp;assignee=/);
});
