import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { businessMinutes, deadline } from '../../lib/calendar.ts';
import { system } from '../../lib/database.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { closedDays, holdsAt, type Place, serviceCalendar } from './calendar.ts';
import { readHours } from './hours.ts';

let house: House;
let helena: Browser;
before(async () => {
  house = await openHouse();
  helena = await house.as('helena@orvalha.exemplo.com.br');
});
after(() => house.close());

const brazil: Place = { country: 'BR', state: null, municipality_code: null };
const sao_paulo: Place = { country: 'BR', state: 'SP', municipality_code: '3550308' };
const campinas: Place = { country: 'BR', state: 'SP', municipality_code: '3509502' };
const rio: Place = { country: 'BR', state: 'RJ', municipality_code: '3304557' };
const closedAt = (place: Place) => house.services.database.as(system, (tx) => closedDays(tx, place));
const day = (text: string) => Temporal.PlainDate.from(text);

const holiday = {
  name: 'Aniversário de Campinas',
  rule: 'yearly',
  day: '14',
  month: '7',
  easter_offset: '',
  on_date: '',
  country: 'br',
  state: 'sp',
  municipality_code: '3509502',
  valid_from: '',
  valid_until: '',
  from: '',
  until: '',
};
const idOf = async (table: string, name: string): Promise<string> =>
  (await house.superuser.query<{ id: string }>(`select id from ${table} where name = $1`, [name])).rows[0]?.id ?? '';
const versionOf = async (path: string): Promise<string> =>
  (await helena.get(path)).html.match(/name="version" value="(\d+)"/)?.[1] ?? '';

describe('which holidays hold where', () => {
  test('a wider place’s hold in a narrower one, never the other way round', () => {
    const [country, state, city] = [brazil, { ...brazil, state: 'SP' }, sao_paulo];
    for (const [there, place, holds] of [
      [country, city, true],
      [state, city, true],
      [city, city, true],
      [city, state, false],
      [state, country, false],
      [city, campinas, false],
      [state, rio, false],
      [{ ...brazil, country: 'AR' }, city, false],
    ] as const)
      assert.equal(holdsAt(there, place), holds);
  });

  test('the database closes the days of the place, and of no other', async () => {
    for (const [place, closed] of [
      [brazil, ['2026-11-20', '2026-12-25']],
      [sao_paulo, ['2026-11-20', '2026-12-25', '2027-01-25', '2027-07-09']],
      [campinas, ['2026-11-20', '2026-12-25', '2027-07-09']],
      [rio, ['2026-11-20', '2026-12-25', '2027-01-20', '2027-04-23']],
      [{ country: 'AR', state: null, municipality_code: null }, []],
    ] as const) {
      const is_closed = await closedAt(place);
      const days = ['2026-11-20', '2026-12-25', '2027-01-20', '2027-01-25', '2027-04-23', '2027-07-09'];
      assert.deepEqual(
        days.filter((text) => is_closed(day(text))),
        closed,
      );
      for (const optional of ['2026-02-17', '2026-02-18', '2026-06-04', '2026-12-24'])
        assert.equal(is_closed(day(optional)), false, 'optional days close nothing by themselves');
    }
  });

  test('seven business days by the table of the portal: those of domain.md 6.4', async () => {
    const [national, paulistano] = [await closedAt(brazil), await closedAt(sao_paulo)];
    for (const [entered, last, closed] of [
      ['2026-11-13', '2026-11-25', national],
      ['2026-03-30', '2026-04-09', national],
      ['2026-12-21', '2026-12-31', national],
      ['2027-01-20', '2027-01-29', national],
      ['2027-01-20', '2027-02-01', paulistano],
    ] as const) {
      const ends = deadline(new Date(`${entered}T15:00:00Z`), 7, 'America/Sao_Paulo', closed);
      assert.equal(ends.toISOString(), new Date(Date.parse(`${last}T23:59:59.999-03:00`)).toISOString(), entered);
    }
  });
});

describe('the pages of calendars and holidays', () => {
  test('Caio reads both and changes neither', async () => {
    const caio = await house.as('caio@orvalha.exemplo.com.br');
    assert.match((await caio.get('/desk/calendars')).html, /Suporte[\s\S]*08:00-18:00/);
    assert.match((await caio.get('/desk/calendars/holidays')).html, /Paixão de Cristo/);
    const id = await idOf('holidays', 'Natal');
    for (const [path, form] of [
      ['/desk/calendars/holidays/new', holiday],
      [`/desk/calendars/holidays/${id}/edit`, { ...holiday, version: '1' }],
      [`/desk/calendars/holidays/${id}/removal`, {}],
      ['/desk/calendars/new', { name: 'X', time_zone: 'UTC', country: 'BR', state: '', municipality_code: '' }],
    ] as const)
      assert.equal((await caio.post(path, form)).status, 404, path);
    assert.notEqual(await idOf('holidays', 'Natal'), '');
  });

  test('Helena adds a city’s holiday, sees it beside the wider ones, moves it, ends it and removes it', async () => {
    assert.equal(
      (await helena.post('/desk/calendars/holidays/new', holiday)).location,
      '/desk/calendars/holidays?saved',
    );
    assert.equal((await closedAt(campinas))(day('2027-07-14')), true);
    const listed = await helena.get('/desk/calendars/holidays?state=sp&municipality_code=3509502');
    for (const name of ['Aniversário de Campinas', 'Revolução Constitucionalista', 'Natal'])
      assert.match(listed.html, new RegExp(name));
    for (const name of ['Aniversário de São Paulo', 'São Jorge']) assert.doesNotMatch(listed.html, new RegExp(name));
    const path = `/desk/calendars/holidays/${await idOf('holidays', holiday.name)}`;
    const moved = { ...holiday, day: '15', valid_until: '2027-12-31', version: await versionOf(`${path}/edit`) };
    assert.equal((await helena.post(`${path}/edit`, moved)).status, 303);
    const closed = await closedAt(campinas);
    assert.deepEqual(
      ['2027-07-14', '2027-07-15', '2028-07-15'].map((text) => closed(day(text))),
      [false, true, false],
    );
    const late = await helena.post(`${path}/edit`, moved);
    assert.equal(late.status, 422);
    assert.match(late.html, /Outra pessoa mudou isto/);
    assert.equal((await helena.post(`${path}/removal`, {})).status, 303);
    assert.equal((await helena.post(`${path}/removal`, {})).status, 404);
    assert.equal((await closedAt(campinas))(day('2027-07-15')), false);
  });

  test('a holiday on a day that no year has, of no rule, or that ends before it begins is refused at its field', async () => {
    for (const [wrong, field] of [
      [{ day: '30', month: '2' }, 'day'],
      [{ day: '' }, 'day'],
      [{ month: '13' }, 'month'],
      [{ rule: 'easter' }, 'easter_offset'],
      [{ rule: 'date' }, 'on_date'],
      [{ rule: 'date', on_date: '2027-02-29' }, 'on_date'],
      [{ rule: 'lunar' }, 'rule'],
      [{ country: 'Brasil' }, 'country'],
      [{ municipality_code: '350950' }, 'municipality_code'],
      [{ valid_from: '2027-01-02', valid_until: '2027-01-01' }, 'valid_until'],
      [{ from: '14:00', until: '13:00' }, 'until'],
      [{ from: '25:00' }, 'from'],
      [{ name: '' }, 'name'],
    ] as const) {
      const answer = await helena.post('/desk/calendars/holidays/new', { ...holiday, ...wrong });
      assert.equal(answer.status, 422, JSON.stringify(wrong));
      assert.match(answer.html, new RegExp(`id="${field}-error"`), JSON.stringify(wrong));
    }
    assert.equal(await idOf('holidays', holiday.name), '');
  });

  test('Helena makes a calendar that observes Ash Wednesday; service then begins at 14:00 that day', async () => {
    const ashes = await idOf('holidays', 'Quarta-feira de Cinzas, até as 14h');
    const form = {
      name: 'Plantão',
      time_zone: 'America/Sao_Paulo',
      country: 'BR',
      state: 'SP',
      municipality_code: '3550308',
      'hours.1': '08:00-12:00, 13:00-18:00',
      'hours.3': '8h00–18h00',
      'hours.6': '22:00-24:00',
      [`optional.${ashes}`]: 'on',
    };
    assert.equal((await helena.post('/desk/calendars/new', form)).status, 303);
    const id = await idOf('calendars', 'Plantão');
    const minutes = async (date: string): Promise<number> => {
      const calendar = await house.services.database.as(system, (tx) => serviceCalendar(tx, id));
      assert.ok(calendar);
      const start = new Date(`${date}T00:00:00-03:00`);
      return businessMinutes(start, new Date(start.getTime() + 86_400_000), calendar);
    };
    for (const [date, expected] of [
      ['2026-11-23', 540],
      ['2026-11-24', 0],
      ['2026-11-25', 600],
      ['2026-11-28', 120],
      ['2026-02-18', 240],
      ['2027-01-25', 0],
    ] as const)
      assert.equal(await minutes(date), expected, date);
    const path = `/desk/calendars/${id}/edit`;
    const page = await helena.get(path);
    assert.match(page.html, /value="08:00-12:00, 13:00-18:00"/);
    const { [`optional.${ashes}`]: _, ...without } = form;
    assert.equal((await helena.post(path, { ...without, 'hours.3': '', version: await versionOf(path) })).status, 303);
    assert.equal(await minutes('2026-02-18'), 0);
    assert.equal(await minutes('2026-11-23'), 540);
    const late = await helena.post(path, { ...form, version: '1' });
    assert.equal(late.status, 422);
    assert.match(late.html, /gravado agora[\s\S]*Quarta-feira/);
  });

  test('hours that are none or overlap, a taken name and an unknown zone are refused, and stay as they were typed', async () => {
    const form = { name: 'Novo', time_zone: 'America/Sao_Paulo', country: 'BR', state: '', municipality_code: '' };
    for (const [wrong, field] of [
      [{ 'hours.1': '08:00-12:00, 11:00-18:00' }, 'hours.1'],
      [{ 'hours.7': 'manhã' }, 'hours.7'],
      [{ 'hours.2': '18:00-08:00' }, 'hours.2'],
      [{ 'hours.2': '08:00-24:01' }, 'hours.2'],
      [{ name: 'Suporte' }, 'name'],
      [{ time_zone: 'America/Sampa' }, 'time_zone'],
    ] as const) {
      const answer = await helena.post('/desk/calendars/new', { ...form, ...wrong });
      assert.equal(answer.status, 422, JSON.stringify(wrong));
      assert.ok(answer.html.includes(`id="${field}-error"`), JSON.stringify(wrong));
    }
    const kept = await helena.post('/desk/calendars/new', { ...form, 'hours.1': '8-12' });
    assert.match(kept.html, /value="8-12"/);
    assert.equal(await idOf('calendars', 'Novo'), '');
  });
});

test('hours are read as people write them', () => {
  const spans = (text: string) =>
    readHours(1, text)?.map(({ from_minute, until_minute }) => [from_minute, until_minute]);
  for (const [text, expected] of [
    ['', []],
    ['08:00-18:00', [[480, 1080]]],
    [
      '13:00-18:00; 8h00 – 12h00',
      [
        [480, 720],
        [780, 1080],
      ],
    ],
    [
      '08:00-12:00,12:00-18:00',
      [
        [480, 720],
        [720, 1080],
      ],
    ],
    ['00:00-24:00', [[0, 1440]]],
    ['24:00-24:00', undefined],
    ['08:00', undefined],
    ['08:00-12:00-18:00', undefined],
    ['08:61-12:00', undefined],
  ] as const)
    assert.deepEqual(spans(text), expected, text);
});
