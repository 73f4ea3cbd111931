import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all } from '../../test/harness/search-house.ts';
import { found, nina, rafael, visitor } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';

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
