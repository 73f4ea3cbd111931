import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf, iso, type FormatLocale } from './format.ts';

const locales: FormatLocale[] = ['pt-BR', 'en', 'es'];
const zone = 'America/Sao_Paulo';
const [pt, en, es] = [formatOf('pt-BR', zone), formatOf('en', zone), formatOf('es', zone)];
const at = (text: string): Date => new Date(text);
const nb = '\u00a0';

/** Each case: what is said in Portuguese, English and Spanish. */
function inThree(say: (format: typeof pt) => string, expected: [string, string, string]): void {
  assert.deepEqual([pt, en, es].map(say), expected);
}

test('a moment is written with day first and 24 hours, in the reader’s zone', () => {
  const moment = at('2026-11-24T02:05:00Z');
  inThree((f) => f.day(moment), ['23/11/2026', '23 Nov 2026', '23/11/2026']);
  inThree((f) => f.time(moment), ['23:05', '23:05', '23:05']);
  inThree((f) => f.date_time(moment), ['23/11/2026 23:05', '23 Nov 2026, 23:05', '23/11/2026 23:05']);
  assert.equal(pt.time(at('2026-11-24T03:00:00Z')), '00:00');
  assert.equal(iso(moment), '2026-11-24T02:05:00.000Z');
});

test('each zone of the country has its own hour, and past summer times are kept', () => {
  const moment = at('2026-11-24T12:00:00Z');
  for (const [name, time] of [
    ['America/Sao_Paulo', '09:00'],
    ['America/Manaus', '08:00'],
    ['America/Rio_Branco', '07:00'],
    ['America/Noronha', '10:00'],
    ['UTC', '12:00'],
  ] as const)
    assert.equal(formatOf('pt-BR', name).time(moment), time, name);
  assert.equal(pt.time(at('2019-01-15T12:00:00Z')), '10:00');
});

test('how long ago, by the reader’s calendar', () => {
  const now = at('2026-11-24T15:00:00Z');
  for (const [moment, ...expected] of [
    ['2026-11-24T14:59:30Z', 'agora', 'now', 'ahora'],
    ['2026-11-24T14:55:10Z', 'há 4 minutos', '4 minutes ago', 'hace 4 minutos'],
    ['2026-11-24T15:01:00Z', 'em 1 minuto', 'in 1 minute', 'dentro de 1 minuto'],
    ['2026-11-24T14:00:00Z', 'há 1 hora', '1 hour ago', 'hace 1 hora'],
    ['2026-11-24T03:00:00Z', 'há 12 horas', '12 hours ago', 'hace 12 horas'],
    ['2026-11-24T02:59:00Z', 'ontem', 'yesterday', 'ayer'],
    ['2026-11-22T23:00:00Z', 'anteontem', '2 days ago', 'anteayer'],
    ['2026-11-25T23:00:00Z', 'amanhã', 'tomorrow', 'mañana'],
    ['2026-10-25T12:00:00Z', 'há 30 dias', '30 days ago', 'hace 30 días'],
    ['2026-10-24T12:00:00Z', '24/10/2026', '24 Oct 2026', '24/10/2026'],
    ['2027-01-10T12:00:00Z', '10/01/2027', '10 Jan 2027', '10/01/2027'],
  ] as const)
    assert.deepEqual(
      [pt, en, es].map((f) => f.relative(at(moment), now)),
      expected,
      moment,
    );
  const past_midnight = at('2026-11-24T04:00:00Z');
  assert.equal(pt.relative(at('2026-11-24T01:00:00Z'), past_midnight), 'há 3 horas');
});

test('money is centavos, its sign before the symbol and a fixed space after it', () => {
  inThree((f) => f.money(123_456), [`R$${nb}1.234,56`, 'R$1,234.56', `1.234,56${nb}R$`]);
  inThree((f) => f.money(-1_000), [`-R$${nb}10,00`, '-R$10.00', `-10,00${nb}R$`]);
  inThree((f) => f.money(-0), [`R$${nb}0,00`, 'R$0.00', `0,00${nb}R$`]);
  assert.equal(pt.money(5), `R$${nb}0,05`);
  assert.equal(pt.money(9_007_199_254_740_99), `R$${nb}9.007.199.254.740,99`);
  assert.equal(pt.money(150, 'USD'), `US$${nb}1,50`);
  for (const wrong of [0.5, Number.NaN, Infinity, 2 ** 53]) assert.throws(() => pt.money(wrong), RangeError);
});

test('numbers, shares and sizes', () => {
  inThree((f) => f.number(1234.5678), ['1.234,568', '1,234.568', '1.234,568']);
  inThree((f) => f.number(1234.5678, 0), ['1.235', '1,235', '1.235']);
  inThree((f) => f.percent(0.12), ['12%', '12%', `12${nb}%`]);
  inThree((f) => f.bytes(1_540_000), [`1,5${nb}MB`, `1.5${nb}MB`, `1,5${nb}MB`]);
  for (const [count, text] of [
    [0, '0 B'],
    [512, '512 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [999_949, '999,9 kB'],
    [999_950, '1 MB'],
    [20_971_520, '21 MB'],
    [5e15, '5.000 TB'],
  ] as const)
    assert.equal(pt.bytes(count), text.replace(' ', nb));
});

test('the plural follows each language’s rule', () => {
  const forms = { one: 'dia útil', other: 'dias úteis', many: 'de dias úteis' };
  const said = (f: typeof pt) => [0, 1, 1.5, 2, 7, 1_000_000].map((count) => f.plural(count, forms)).join();
  assert.equal(said(pt), 'dia útil,dia útil,dia útil,dias úteis,dias úteis,de dias úteis');
  assert.equal(said(en), 'dias úteis,dia útil,dias úteis,dias úteis,dias úteis,dias úteis');
  assert.equal(said(es), 'dias úteis,dia útil,dias úteis,dias úteis,dias úteis,de dias úteis');
  assert.equal(pt.plural(1_000_000, { one: 1, other: 2 }), 2);
});

test('one pair of language and zone gives one object, an unknown zone none', () => {
  for (const locale of locales) assert.equal(formatOf(locale, 'America/Manaus'), formatOf(locale, 'America/Manaus'));
  assert.notEqual(formatOf('pt-BR', 'America/Manaus'), pt);
  for (const wrong of ['', 'Mars/Olympus', 'America/Sao Paulo'])
    assert.throws(() => formatOf('pt-BR', wrong), RangeError);
});
