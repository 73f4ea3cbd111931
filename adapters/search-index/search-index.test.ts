import assert from 'node:assert/strict';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { found, nina, rafael, searchRow, visitor } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';
import type { Row } from './types.ts';

const articles: Row[] = [
  searchRow({
    key: 1,
    title: 'Emitir nota fiscal de devolução',
    body: 'Abra o faturamento e escolha devolução.',
    product_id: 'prumo',
    module_id: 'vendas',
  }),
  searchRow({
    key: 2,
    title: 'Configurar a impressora de etiquetas',
    body: 'A impressora precisa do driver novo.',
    product_id: 'lastro',
  }),
  searchRow({
    key: 3,
    title: 'Rejeição 539',
    codes: ['FISA170'],
    body: 'A nota fiscal foi rejeitada pela SEFAZ.',
    type: 'doc',
    product_id: 'prumo',
  }),
  searchRow({
    key: 4,
    title: 'Rotina FISA170',
    body: 'O que a rotina FISA170 faz com a nota fiscal.',
    type: 'doc',
    product_id: 'prumo',
  }),
  searchRow({ key: 5, title: 'Set up the label printer', body: 'Printers need settings.', locale: 'en' }),
  searchRow({
    key: 6,
    title: 'Pacote 12.1',
    body: 'Corrige a impressora.',
    audience: 'entitled',
    product_id: 'lastro',
    type: 'package',
  }),
  searchRow({ key: 7, title: 'Guia interno da impressora', audience: 'staff' }),
];
const requests: Row[] = [
  searchRow({
    key: 10,
    organization_id: 'tubraxel',
    title: 'Impressora zebrada não imprime',
    codes: ['4711'],
    status: 'open',
    queue_id: 'fiscal',
  }),
  searchRow({
    key: 11,
    organization_id: 'tubraxel',
    requester_id: 'otávio',
    title: 'Impressora quixotesca parada',
    queue_id: 'geral',
  }),
  searchRow({
    key: 12,
    organization_id: 'moageira',
    requester_id: 'paula',
    title: 'Impressora lenta',
    queue_id: 'rh',
    assignee_id: 'rafael',
  }),
  searchRow({ key: 13, organization_id: 'tubraxel', title: 'Nota interna: impressora emprestada', internal: true }),
];
const all = [...articles, ...requests];
const keys = async (q: string, reader = rafael, more: object = {}): Promise<number[]> =>
  found(await Index.build(all), all, { q, ...more }, reader).keys;

test('each reader finds what they may read', async () => {
  const wide = { ...nina, visibility: 'company' as const, queue_ids: ['fiscal', 'geral'] };
  assert.deepEqual((await keys('impressora', visitor)).sort(), [2]);
  assert.deepEqual((await keys('impressora', nina)).sort(), [10, 2]);
  assert.deepEqual((await keys('impressora', wide)).sort(), [10, 11, 2]);
  assert.deepEqual((await keys('impressora', { ...nina, entitled_product_ids: ['lastro'] })).sort(), [10, 2, 6]);
  assert.deepEqual((await keys('impressora', rafael)).sort(), [10, 11, 13, 2, 6, 7]);
});

test('a code, a number and a name with a mistake put the thing itself on top', async () => {
  assert.equal((await keys('FISA-170'))[0], 3);
  assert.equal((await keys('4711'))[0], 10);
  assert.equal((await keys('erro na rotina fisa 170 ao emitir'))[0], 3);
  assert.equal((await keys('configurra impresora etiqeutas', visitor))[0], 2);
});

test('words are found in the language of their text', async () => {
  assert.deepEqual(await keys('printer setting', visitor), [5]);
});

test('did you mean says what is written somewhere, with its accents, and nothing when all is known', async () => {
  const index = await Index.build(all);
  assert.equal(index.ask({ q: 'emitir devolucaum fiscal' }, visitor).did_you_mean, 'emitir devolução fiscal');
  assert.equal(index.ask({ q: 'emitir devolução' }, visitor).did_you_mean, null);
});

test('the last word is completed from what somebody may read', async () => {
  const index = await Index.build(all);
  assert.deepEqual(index.suggest({ q: 'nota dev' }, visitor).completions, ['nota devolução']);
  assert.deepEqual(index.suggest({ q: 'zebr' }, nina).completions, ['zebrada']);
  assert.deepEqual(index.suggest({ q: 'zebr' }, visitor).completions, []);
  assert.deepEqual(index.suggest({ q: 'quixo' }, nina).completions, []);
  assert.deepEqual(index.suggest({ q: 'quixo' }, rafael).completions, ['quixotesca']);
});

test('totals and facets count what holds every word, or any when nothing holds all', async () => {
  const index = await Index.build(all);
  const { total, facets } = index.ask({ q: 'nota fiscal ' }, visitor);
  assert.deepEqual(total, { value: 3, relation: 'eq', holding: 'all' });
  assert.deepEqual(facets.type, [
    { value: 'doc', count: 2 },
    { value: 'kb', count: 1 },
  ]);
  assert.deepEqual(facets.product, [{ value: 'prumo', count: 3 }]);
  assert.deepEqual(facets.module, [{ value: 'vendas', count: 1 }]);
  assert.deepEqual(index.ask({ q: 'etiquetas SEFAZ ' }, visitor).total, { value: 2, relation: 'eq', holding: 'some' });
});

test('more than ten thousand are not counted to the end', async () => {
  const many = Array.from({ length: 10_001 }, (_, key) => searchRow({ key: key + 1, title: 'Boleto vencido' }));
  const index = await Index.build(many);
  const { total, keys: proposed } = index.ask({ q: 'boleto' }, visitor);
  assert.deepEqual(total, { value: 10_000, relation: 'gte', holding: 'all' });
  assert.equal(proposed.length, 60);
  assert.equal(index.ask({ q: 'boleto', most: 200 }, visitor).keys.length, 200);
});

test('filters leave what they say, to whoever may read it', async () => {
  assert.deepEqual((await keys('impressora', rafael, { types: ['kb'] })).sort(), [2, 7]);
  assert.deepEqual(await keys('impressora', rafael, { statuses: ['open'] }), [10]);
  assert.deepEqual(await keys('impressora', rafael, { queue_ids: ['rh'] }), []);
  assert.deepEqual((await keys('impressora', rafael, { organization_id: 'tubraxel' })).sort(), [10, 11, 13]);
  assert.deepEqual((await keys('impressora', rafael, { assignee_id: null })).sort(), [10, 11, 13]);
  assert.deepEqual(await keys('impressora', nina, { organization_id: 'moageira' }), []);
  assert.deepEqual(await keys('nota', visitor, { product_id: 'prumo', module_id: 'vendas' }), [1]);
});

test('a phrase must stand word by word', async () => {
  assert.deepEqual(await keys('', visitor, { phrases: ['nota fiscal de devolução'] }), [1]);
  assert.deepEqual(await keys('', visitor, { phrases: ['fiscal nota'] }), []);
});

test('a synonym finds what says it with other words, and counts less than the word itself', async () => {
  const synonyms = [
    { from: ['danfe'], to: ['nota fiscal'] },
    { from: ['etiquetadora'], to: ['impressora'] },
  ];
  assert.deepEqual(await keys('danfe', visitor), []);
  assert.deepEqual((await keys('danfe', visitor, { synonyms })).sort(), [1, 3, 4]);
  const index = await Index.build(all);
  index.useSynonyms(synonyms);
  assert.ok(found(index, all, { q: 'etiquetadora' }, visitor).keys.includes(2));
});

test('equals are ordered by the products of the reader', async () => {
  const twins = ['prumo', 'lastro'].map((product_id, at) =>
    searchRow({ key: at + 1, title: 'Abrir o caixa', product_id }),
  );
  const index = await Index.build(twins);
  assert.deepEqual(found(index, twins, { q: 'caixa', near_product_ids: ['lastro'] }, visitor).keys, [2, 1]);
});

test('rows folded in are found as if all had been built together', async () => {
  const folded = await Index.build(all.slice(0, 6));
  for (const row of all.slice(6)) folded.fold({ rows: [row], removed: [] });
  const built = await Index.build(all);
  for (const q of ['impressora', 'nota fiscal', 'fisa170', 'quixotesca', 'impresora zebrda', 'gui'])
    for (const reader of [visitor, nina, rafael])
      assert.deepEqual(found(folded, all, { q }, reader), found(built, all, { q }, reader), q);
});

test('a changed row is found by its new words alone, a removed one not at all', async () => {
  const index = await Index.build(all);
  const changed = searchRow({ key: 2, title: 'Ligar a balança de bancada' });
  index.fold({ rows: [changed], removed: [3] });
  const now = [...all.filter(({ key }) => key !== 2 && key !== 3), changed];
  assert.deepEqual(found(index, now, { q: 'etiquetas' }, visitor).keys, []);
  assert.deepEqual(found(index, now, { q: 'balança' }, visitor).keys, [2]);
  assert.deepEqual(found(index, now, { q: 'rejeição' }, visitor).keys, []);
  assert.deepEqual(index.size, { rows: all.length - 1, folded: 1 });
  const built = await Index.build(now);
  for (const q of ['impressora', 'nota fiscal', 'bancada'])
    assert.deepEqual(found(index, now, { q }, nina), found(built, now, { q }, nina), q);
});

test('many folded rows are kept together and stay found', async () => {
  const index = await Index.build(all);
  const later = Array.from({ length: 1_200 }, (_, at) => searchRow({ key: 100 + at, title: `Cadastro xq${at}w` }));
  for (let at = 0; at < later.length; at += 100) index.fold({ rows: later.slice(at, at + 100), removed: [] });
  for (const at of [0, 555, 1_199]) assert.equal(found(index, later, { q: `xq${at}w` }, visitor).keys[0], 100 + at);
});

test('saved lists answer the same after they are loaded, and only their owner reads them', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'arrimo-lists-')), 'lists');
  const built = await Index.build(all);
  built.fold({ rows: [], removed: [1] });
  await built.save(file, '4242');
  const loaded = await Index.load(file);
  assert.ok(loaded);
  assert.equal(loaded.horizon, '4242');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  loaded.fold({ rows: [], removed: [1] });
  for (const q of ['impressora', 'nota fiscal', 'devolucaum', 'fisa'])
    for (const reader of [visitor, nina, rafael])
      assert.deepEqual(loaded.ask({ q }, reader), built.ask({ q }, reader), q);
});

test('a file that is none, or broken, gives no lists', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'arrimo-lists-')), 'lists');
  assert.equal(await Index.load(file), null);
  const built = await Index.build(all);
  await built.save(file, '1');
  for (const content of ['', '{}\n', 'not lists', '{"format":1}\n']) {
    writeFileSync(file, content);
    assert.equal(await Index.load(file), null);
  }
});

test('nothing at all is an index too', async () => {
  const index = await Index.build([]);
  assert.deepEqual(index.ask({ q: 'impressora' }, rafael).keys, []);
  index.fold({ rows: articles, removed: [] });
  assert.ok(index.ask({ q: 'impressora' }, rafael).keys.length > 0);
});

test('whatever is asked is answered, and soon', async () => {
  const index = await Index.build(all);
  const log = Array.from(
    { length: 1_200 },
    (_, line) => `2026-11-24 10:${line} ERROR nfe.Transmit(${line}) rejeição fisa170 \\n`,
  ).join('');
  const asked = [
    '',
    ' ',
    'a',
    'é',
    'de para com',
    '"',
    '"""',
    "';--",
    '*?%_',
    'AND OR NOT',
    '!!!',
    '🎉',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'русский текст',
    '日本語の検索',
    'بحث',
    'ﬁ ﬂ',
    'x'.repeat(100_000),
    'palavra '.repeat(10_000),
    log,
    '-'.repeat(5_000),
    'a-b-c-d-e/f.g_h',
    '.'.repeat(50_000),
  ];
  for (const q of asked)
    for (const reader of [visitor, nina, rafael]) {
      const began = performance.now();
      const { answer } = found(index, all, { q, phrases: [q] }, reader);
      index.suggest({ q }, reader);
      assert.ok(answer.total.value >= 0);
      assert.ok(performance.now() - began < 1_000, q.slice(0, 20));
    }
  assert.equal(found(index, all, { q: log }, rafael).keys[0], 3);
});
