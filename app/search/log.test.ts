import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { forgetSearches } from './forget-searches.ts';
import { masked } from './mask.ts';

let house: House;
let marina: Browser;
let nina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [marina, nina, visitor] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

const counted = async (words: string) =>
  (await house.superuser.query('select asked, unanswered, opened from searched_words where words = $1', [words])).rows;

/** Looks until what is noted after an answer has been written. */
async function until<T>(look: () => Promise<T>, fits: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const found = await look();
    if (fits(found) || tries > 100) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('what names somebody is left out of what is kept, codes stay', () => {
  const cases: Record<string, string | null> = {
    'Férias PFI170': 'ferias pfi170',
    'PFI-170 nf-e': 'pfi-170 nf-e',
    'maria.silva@x.com.br não emite': '… nao emite',
    'cnpj 99.100.001/0001-75': 'cnpj …',
    'AB.C12.3DE/0001-75 nota': '… nota',
    '99100001000175': null,
    '123.456.789-09': null,
    'ligar (11) 98765-4321 agora': 'ligar … agora',
    'nota 4512': 'nota …',
    'rejeição 539': 'rejeicao 539',
    'https://a.b/c?d=1 erro': '… erro',
    [`chave ${'ab1'.repeat(12)}`]: 'chave …',
    '!!!': null,
    '': null,
  };
  for (const [q, expected] of Object.entries(cases)) assert.equal(masked(q), expected, q);
  assert.ok((masked('palavra '.repeat(200))?.length ?? 999) <= 120);
});

test('a search is counted by its words, with what it showed; opening a result is counted by the link alone', async () => {
  await marina.get('/search?q=Documento+de+ENTRADA');
  const page = await visitor.get('/search?q=documento+de+entrada');
  const [first] = await until(
    () => counted('documento de entrada'),
    ([row]) => row?.asked === 2,
  );
  assert.deepEqual(first, { asked: 2, unanswered: 0, opened: 0 });
  const [, path] = page.html.match(/href="(\/kb\/[^"]+found=[^"]+)"/) ?? [];
  assert.ok(path);
  assert.equal((await visitor.get(path.replaceAll('&amp;', '&'))).status, 200);
  const [opened] = await until(
    () => counted('documento de entrada'),
    ([row]) => row?.opened === 1,
  );
  assert.deepEqual(opened, { asked: 2, unanswered: 0, opened: 1 });
  const { rows } = await house.superuser.query(
    `select sum(shown)::int as shown, sum(opened)::int as opened from searched_documents where document_id = (select id from documents where '/kb/' || slug = $1)`,
    [path.replace(/\?.*/, '')],
  );
  assert.deepEqual(rows, [{ shown: 2, opened: 1 }]);
});

test('narrowing, paging and what the staff look for count nothing; no row names anybody', async () => {
  await marina.get('/search?q=zabumba+calada&type=kb');
  await nina.get('/search?q=zabumba+calada');
  await marina.get('/search?q=zabumba+rouca');
  await until(
    () => counted('zabumba rouca'),
    (rows) => rows.length > 0,
  );
  assert.deepEqual(await counted('zabumba calada'), []);
  const { rows } = await house.superuser.query(
    `select table_name || '.' || column_name as name from information_schema.columns where table_name like 'searched%' order by 1`,
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['asked', 'day', 'locale', 'opened', 'unanswered', 'words']
      .map((name) => `searched_words.${name}`)
      .concat(['day', 'document_id', 'opened', 'shown'].map((name) => `searched_documents.${name}`))
      .toSorted(),
  );
});

test('Nina sees what was asked three times or on two days, never what one person typed once', async () => {
  await house.superuser.query(`delete from searched_words`);
  await house.superuser.query(`insert into searched_words (day, locale, words, asked, unanswered, opened) values
    (app.today(), 'pt-BR', 'uma vez so', 1, 1, 0), (app.today(), 'pt-BR', 'tres vezes', 3, 3, 0),
    (app.today(), 'pt-BR', 'dois dias', 1, 1, 0), (app.today() - 3, 'pt-BR', 'dois dias', 1, 0, 0),
    (app.today(), 'pt-BR', 'ninguem abre', 4, 0, 0), (app.today(), 'pt-BR', 'alguem abre', 4, 0, 1),
    (app.today() - 40, 'es', 'hace tiempo', 9, 9, 0)`);
  const none = (await nina.get('/desk/search')).html;
  assert.match(none, /tres vezes/);
  assert.match(none, /dois dias/);
  assert.doesNotMatch(none, /uma vez so|ninguem abre|alguem abre|hace tiempo/);
  assert.match(none, /href="\/desk\/search\/synonyms\/new\?locale=pt-BR&amp;words=tres\+vezes"/);
  assert.match((await nina.get('/desk/search?days=90')).html, /hace tiempo/);
  const unopened = (await nina.get('/desk/search?show=unopened')).html;
  assert.match(unopened, /ninguem abre/);
  assert.doesNotMatch(unopened, /alguem abre|tres vezes/);
  await house.superuser.query(`delete from searched_documents`);
  await house.superuser.query(`insert into searched_documents (document_id, shown, opened)
    select id, 9, case when row_number() over (order by id) = 1 then 0 else 1 end from documents where kind = 'kb' order by id limit 2`);
  const documents = (await nina.get('/desk/search/unopened')).html;
  assert.equal([...documents.matchAll(/<th scope="row"><a href="\/kb\//g)].length, 1);
});

test('after 180 days all is forgotten, what was asked once after 30', async () => {
  await house.superuser.query(`delete from searched_words`);
  await house.superuser.query(`insert into searched_words (day, locale, words, asked, unanswered, opened) values
    (app.today() - 200, 'pt-BR', 'muito antiga', 9, 9, 0), (app.today() - 40, 'pt-BR', 'antiga uma vez', 1, 1, 0),
    (app.today() - 40, 'pt-BR', 'antiga e nova', 1, 1, 0), (app.today(), 'pt-BR', 'antiga e nova', 1, 1, 0), (app.today(), 'pt-BR', 'nova', 1, 1, 0)`);
  const workshop = house.services as Parameters<typeof forgetSearches.perform>[0];
  await forgetSearches.perform(workshop, {}, { number: 1, last: false, signal: AbortSignal.timeout(10_000) });
  const { rows } = await house.superuser.query('select distinct words from searched_words order by 1');
  assert.deepEqual(
    rows.map(({ words }) => words),
    ['antiga e nova', 'nova'],
  );
});
