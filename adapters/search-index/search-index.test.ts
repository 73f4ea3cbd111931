import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all } from '../../test/harness/search-house.ts';
import { found, nina, rafael, searchRow, visitor } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';

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

test('the beginning of a code puts the thing it begins before a request that speaks of another such code', async () => {
  const rows = [
    ...all,
    searchRow({ key: 90, title: 'PFX171', body: 'PFX171', organization_id: 'tubraxel' }),
    searchRow({ key: 91, title: 'Guia', codes: ['PFX1702'], body: 'Texto. '.repeat(900) }),
  ];
  assert.deepEqual(found(await Index.build(rows), rows, { q: 'pfx17' }, nina).keys.slice(0, 2), [91, 90]);
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

test('two words written as one are found as two', async () => {
  const index = await Index.build(all);
  const { keys, answer } = found(index, all, { q: 'emitir notafiscal devolução ' }, visitor);
  assert.equal(keys[0], 1);
  assert.equal(answer.did_you_mean, 'emitir nota fiscal devolução ');
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
