import assert from 'node:assert/strict';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { all, articles } from '../../test/harness/search-house.ts';
import { found, nina, rafael, searchRow, visitor } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';

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
