import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import {
  addBusinessDays,
  addBusinessMinutes,
  businessMinutes,
  closedBy,
  closingsBy,
  dateOf,
  deadline,
  easter,
  type HolidayRule,
  isBusinessDay,
  nthBusinessDay,
  type ServiceCalendar,
  without,
} from './calendar.ts';

const none = {
  month: null,
  day: null,
  easter_offset: null,
  on_date: null,
  valid_from: null,
  valid_until: null,
  from_minute: null,
  until_minute: null,
};
const yearly = (day: number, month: number, more: Partial<HolidayRule> = {}): HolidayRule => ({
  ...none,
  month,
  day,
  ...more,
});
const byEaster = (easter_offset: number, more: Partial<HolidayRule> = {}): HolidayRule => ({
  ...none,
  easter_offset,
  ...more,
});

const national = [
  yearly(1, 1),
  byEaster(-2),
  yearly(21, 4),
  yearly(1, 5),
  yearly(7, 9),
  yearly(12, 10),
  yearly(2, 11),
  yearly(15, 11),
  yearly(20, 11, { valid_from: '2024-01-01' }),
  yearly(25, 12),
];
const sao_paulo = [...national, yearly(9, 7), yearly(25, 1)];
const carnival = [byEaster(-48), byEaster(-47)];
const ashes = byEaster(-46, { from_minute: 0, until_minute: 840 });
const corpus = byEaster(60);

const closed = closedBy(national);
const zone = 'America/Sao_Paulo';
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string, time_zone = zone): Date =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(time_zone).epochMilliseconds);
const shown = (date: Date, time_zone = zone): string =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(time_zone).toPlainDateTime().toString();

test('Easter falls where the church tables put it, from 1818 to 2285', () => {
  for (const date of [
    '1818-03-22',
    '1900-04-15',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ])
    assert.equal(easter(day(date).year).toString(), date);
});

test('Carnival, Passion and Corpus Christi follow Easter', () => {
  const dates = (rule: HolidayRule) => [2026, 2027].map((year) => dateOf(rule, year)?.toString());
  assert.deepEqual(dates(byEaster(-48)), ['2026-02-16', '2027-02-08']);
  assert.deepEqual(dates(byEaster(-47)), ['2026-02-17', '2027-02-09']);
  assert.deepEqual(dates(ashes), ['2026-02-18', '2027-02-10']);
  assert.deepEqual(dates(byEaster(-2)), ['2026-04-03', '2027-03-26']);
  assert.deepEqual(dates(corpus), ['2026-06-04', '2027-05-27']);
});

test('seven business days after the day of entry, until the end of the last one', () => {
  for (const [entered, last, rules] of [
    ['2026-11-13', '2026-11-25', national],
    ['2026-03-30', '2026-04-09', national],
    ['2026-12-21', '2026-12-31', national],
    ['2027-01-20', '2027-01-29', national],
    ['2027-01-20', '2027-02-01', sao_paulo],
  ] as const)
    for (const time of ['00:00:00', '12:00', '23:59:59.999'])
      assert.equal(
        shown(deadline(at(`${entered}T${time}`), 7, zone, closedBy(rules))),
        `${last}T23:59:59.999`,
        `${entered} ${time}`,
      );
});

test('the second business day of a month', () => {
  for (const [year, month, expected] of [
    [2026, 11, '2026-11-04'],
    [2026, 12, '2026-12-02'],
    [2027, 1, '2027-01-05'],
  ] as const)
    assert.equal(nthBusinessDay(year, month, 2, closed).toString(), expected);
  assert.throws(() => nthBusinessDay(2026, 11, 23, closed), RangeError);
});

test('20 November is a national holiday from 2024 on', () => {
  for (const [date, expected] of [
    ['2023-11-20', true],
    ['2024-11-20', false],
    ['2026-11-20', false],
  ] as const)
    assert.equal(isBusinessDay(day(date), closed), expected, date);
});

test('a holiday ends after its last day, and one on a single date is of that year', () => {
  const rules = closedBy([yearly(9, 7, { valid_until: '2026-12-31' }), { ...none, on_date: '2026-11-25' }]);
  assert.deepEqual(
    ['2026-07-09', '2027-07-09', '2026-11-25', '2027-11-25'].map((date) => rules(day(date))),
    [true, false, true, false],
  );
});

test('29 February is there in leap years only, and a date that no year has never is', () => {
  assert.equal(dateOf(yearly(29, 2), 2026), null);
  assert.equal(dateOf(yearly(29, 2), 2028)?.toString(), '2028-02-29');
  assert.equal(dateOf(yearly(31, 2), 2028), null);
});

test('a weekend, the year’s end and a day half taken', () => {
  assert.equal(addBusinessDays(day('2026-12-31'), 1, closed).toString(), '2027-01-04');
  assert.equal(addBusinessDays(day('2026-11-21'), 1, closed).toString(), '2026-11-23');
  assert.equal(isBusinessDay(day('2026-02-18'), closedBy([...national, ashes])), true);
  assert.throws(() => addBusinessDays(day('2026-01-01'), 1, () => true), RangeError);
});

test('what enters at 22:30 in Manaus or Rio Branco entered that Thursday, although elsewhere it is Friday', () => {
  for (const [time_zone, last_instant] of [
    ['America/Manaus', '2026-11-25T03:59:59.999Z'],
    ['America/Rio_Branco', '2026-11-25T04:59:59.999Z'],
  ] as const) {
    const entered = at('2026-11-12T22:30', time_zone);
    assert.equal(entered.toISOString().slice(0, 10), '2026-11-13');
    assert.equal(deadline(entered, 7, time_zone, closed).toISOString(), last_instant);
  }
  const entered = at('2026-11-12T22:30', 'America/Rio_Branco');
  assert.equal(shown(deadline(entered, 7, zone, closed)), '2026-11-25T23:59:59.999', 'a Friday in São Paulo');
});

test('a day whose last hour comes twice ends with the second one, as that Thursday in Cairo', () => {
  const ends = deadline(at('2023-10-25T10:00', 'Africa/Cairo'), 1, 'Africa/Cairo', closed);
  assert.equal(ends.toISOString(), '2023-10-26T21:59:59.999Z');
});

const office: Omit<ServiceCalendar, 'closings'> = {
  time_zone: zone,
  hours: (weekday) => (weekday <= 5 ? [{ from: 480, until: 1080 }] : []),
};
const always: ServiceCalendar = {
  time_zone: zone,
  hours: () => [{ from: 0, until: 1440 }],
  closings: () => [],
};
const brazil: ServiceCalendar = { ...office, closings: closingsBy(national) };

test('the night in which São Paulo’s clock went forward had 660 minutes from six to six, the one in which it went back 780', () => {
  assert.equal(businessMinutes(at('2018-11-03T18:00'), at('2018-11-04T06:00'), always), 660);
  assert.equal(businessMinutes(at('2019-02-16T18:00'), at('2019-02-17T06:00'), always), 780);
  assert.equal(businessMinutes(at('2018-11-04T00:00'), at('2018-11-05T00:00'), always), 1380);
  assert.equal(businessMinutes(at('2019-02-16T00:00'), at('2019-02-17T00:00'), always), 1500);
  assert.equal(shown(addBusinessMinutes(at('2018-11-03T18:00'), 660, always)), '2018-11-04T06:00:00');
  assert.equal(shown(addBusinessMinutes(at('2019-02-16T18:00'), 780, always)), '2019-02-17T06:00:00');
});

test('minutes of service: evenings, weekends and holidays do not count', () => {
  for (const [from, to, minutes] of [
    ['2026-11-24T09:00', '2026-11-24T09:30', 30],
    ['2026-11-24T17:30', '2026-11-25T08:30', 60],
    ['2026-11-24T18:00', '2026-11-25T08:00', 0],
    ['2026-11-19T17:00', '2026-11-23T09:00', 120],
    ['2026-11-21T00:00', '2026-11-23T00:00', 0],
    ['2026-12-31T17:00', '2027-01-04T08:01', 61],
    ['2026-11-24T10:00', '2026-11-24T09:00', 0],
    ['2026-11-24T09:00:00', '2026-11-24T09:00:59', 0],
  ] as const)
    assert.equal(businessMinutes(at(from), at(to), brazil), minutes, `${from} to ${to}`);
});

test('minutes of service are over in service hours, at their end at the latest', () => {
  for (const [from, minutes, over] of [
    ['2026-11-24T09:00', 60, '2026-11-24T10:00:00'],
    ['2026-11-24T17:00', 60, '2026-11-24T18:00:00'],
    ['2026-11-24T17:00', 61, '2026-11-25T08:01:00'],
    ['2026-11-19T17:30', 480, '2026-11-23T15:30:00'],
    ['2026-11-22T12:00', 1, '2026-11-23T08:01:00'],
    ['2026-11-24T09:00', 0, '2026-11-24T09:00:00'],
  ] as const)
    assert.equal(shown(addBusinessMinutes(at(from), minutes, brazil)), over, `${minutes} from ${from}`);
  assert.throws(() => addBusinessMinutes(at('2026-11-24T09:00'), 1, { ...brazil, hours: () => [] }), RangeError);
});

test('a calendar that observes Ash Wednesday opens at 14:00 that day, one that observes Carnival not at all', () => {
  const observing: ServiceCalendar = { ...office, closings: closingsBy([...national, ...carnival, ashes]) };
  assert.equal(businessMinutes(at('2026-02-18T00:00'), at('2026-02-19T00:00'), observing), 240);
  assert.equal(businessMinutes(at('2026-02-16T00:00'), at('2026-02-18T00:00'), observing), 0);
  assert.equal(shown(addBusinessMinutes(at('2026-02-13T17:00'), 61, observing)), '2026-02-18T14:01:00');
  assert.equal(businessMinutes(at('2026-02-18T00:00'), at('2026-02-19T00:00'), brazil), 600);
});

test('service until 24:00 goes on without a gap when the next day begins at 0:00', () => {
  const night: ServiceCalendar = {
    time_zone: zone,
    hours: (weekday) =>
      weekday === 2 ? [{ from: 1320, until: 1440 }] : weekday === 3 ? [{ from: 0, until: 120 }] : [],
    closings: () => [],
  };
  assert.equal(businessMinutes(at('2026-11-24T00:00'), at('2026-11-26T00:00'), night), 240);
  assert.equal(shown(addBusinessMinutes(at('2026-11-24T22:00'), 120, night)), '2026-11-25T00:00:00');
  assert.equal(shown(addBusinessMinutes(at('2026-11-24T22:00'), 121, night)), '2026-11-25T00:01:00');
});

test('closings are cut out of spans, wherever they meet them', () => {
  const spans = [
    { from: 480, until: 720 },
    { from: 780, until: 1080 },
  ];
  for (const [closing, left] of [
    [[0, 1440], []],
    [[0, 840], [[840, 1080]]],
    [
      [600, 660],
      [
        [480, 600],
        [660, 720],
        [780, 1080],
      ],
    ],
    [[780, 1440], [[480, 720]]],
    [
      [720, 780],
      [
        [480, 720],
        [780, 1080],
      ],
    ],
  ] as const)
    assert.deepEqual(
      without(spans, [{ from: closing[0], until: closing[1] }]).map(({ from, until }) => [from, until]),
      left,
    );
});

test('adding minutes and counting them agree, whatever the start', () => {
  const start = at('2026-01-01T00:00').getTime();
  for (let step = 0; step < 400; step += 1) {
    const from = new Date(start + step * 1_317_011);
    const minutes = (step * 37) % 3000;
    const over = addBusinessMinutes(from, minutes, brazil);
    assert.equal(businessMinutes(from, over, brazil), minutes, from.toISOString());
  }
});
