import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskCnpj, readCnpj } from './cnpj.ts';

const valid = [
  '12.ABC.345/01DE-35', // the tax authority's own example
  '99.100.001/0001-75',
  '99.100.001/0002-56',
  '99.100.002/0001-10',
  '99.100.003/0001-64',
  '99.100.004/0001-09',
  '99.100.005/0001-53',
  'ZZ.DEM.001/0001-09',
  'ZZ.DEM.002/0001-45',
  'ZZ.1AB.2CD/0001-03',
  'ZZ.1AB.2CD/00A2-17',
  '99.000.001/0001-01',
  '99.010.001/0001-84',
  '99.010.002/0001-29',
  '99.020.001/0001-65',
];

test('every number of the demo vendor and the official example is read, and shown as it was', () => {
  for (const mask of valid) {
    const cnpj = mask.replace(/[./-]/g, '');
    assert.deepEqual(readCnpj(mask), { ok: true, cnpj });
    assert.deepEqual(readCnpj(cnpj), { ok: true, cnpj });
    assert.equal(maskCnpj(cnpj), mask);
  }
});

test('mask, spaces and lower case do not matter', () => {
  for (const text of [
    '12abc34501de35',
    ' 12.abc.345/01de-35 ',
    '12 ABC 345 01DE 35',
    '\t12.ABC.345/01DE-35\n',
    '12\u00a0ABC\u00a0345/01DE-35',
    '12-ABC-345.01DE/35',
  ])
    assert.deepEqual(readCnpj(text), { ok: true, cnpj: '12ABC34501DE35' }, JSON.stringify(text));
});

test('one wrong character is noticed, wherever it stands', () => {
  for (const mask of valid) {
    const cnpj = mask.replace(/[./-]/g, '');
    for (let at = 0; at < 14; at++) {
      // the neighbour's value differs by one, which no weight of 2 to 9 hides
      const other = cnpj[at] === '9' ? '8' : cnpj[at] === 'Z' ? 'Y' : String.fromCharCode(cnpj.charCodeAt(at) + 1);
      const reading = readCnpj(cnpj.slice(0, at) + other + cnpj.slice(at + 1));
      assert.deepEqual(reading, { ok: false, reason: 'check_digits' }, `${cnpj} at ${at}`);
    }
  }
});

test('the letters whose exclusion was proposed are accepted', () => {
  for (const letter of 'IOUQF') {
    const base = `12${letter}${letter}C34500A1`;
    const found = Array.from({ length: 100 }, (_, n) => base + String(n).padStart(2, '0')).filter(
      (text) => readCnpj(text).ok,
    );
    assert.equal(found.length, 1, letter);
  }
});

for (const [reason, texts] of [
  ['length', ['', ' ', '1', '9910000100017', '991000010001755', '12ABC34501DE350', 'a'.repeat(1_000_000)]],
  ['repeated', Array.from({ length: 10 }, (_, digit) => String(digit).repeat(14))],
  ['check_digits', ['99.100.001/0001-57', '99100001000100', '12ABC34501DE53', '00000000000119']],
  [
    'characters',
    [
      '12ABC34501DEA5',
      '12ABC34501DE3A',
      'AAAAAAAAAAAAAA',
      '99,100,001/0001-75',
      '９９１００００１０００１７５',
      '٩٩١٠٠٠٠١٠٠٠١٧٥',
      'zz.dém.001/0001-09',
      '12ıBC34501DE35',
      '12ßC34501DE35',
      '99100001000175\0',
      '99100001000175;',
      '<script>',
      '\u202e99100001000175',
    ],
  ],
] as const)
  test(`a wrong number is refused for its ${reason}`, () => {
    for (const text of texts)
      assert.deepEqual(readCnpj(text), { ok: false, reason }, JSON.stringify(text.slice(0, 40)));
  });
