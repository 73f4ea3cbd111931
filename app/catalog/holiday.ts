import { z } from 'zod';
import type { Holidays } from '../../db/tables.ts';
import type { Selectable } from 'kysely';
import {
  day as date,
  type FieldError,
  line,
  orNone,
  type Reading,
  readForm,
  ticked,
  version,
} from '../../lib/forms.ts';
import { minuteOf, timeOf } from './hours.ts';

/** The fields that say where a calendar or a holiday holds. */
export const place_fields = {
  country: line(2)
    .transform((text) => text.toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, { error: 'invalid_code' })),
  state: orNone(
    line(3)
      .transform((text) => text.toUpperCase())
      .pipe(z.string().regex(/^[A-Z0-9]{1,3}$/, { error: 'invalid_code' })),
  ),
  municipality_code: orNone(line(7).pipe(z.string().regex(/^[0-9]{7}$/, { error: 'invalid_code' }))),
};
const whole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^-?[0-9]{1,3}$/, { error: 'invalid_number' })
    .transform(Number)
    .refine((number) => number >= min && number <= max, { error: 'invalid_number' });
const time = z
  .string()
  .transform((text) => minuteOf(text))
  .refine((minute): minute is number => minute !== null, { error: 'invalid_hours' });

/** How a holiday is found in a year; the fields of the form that then count. */
export const holiday_rules = ['yearly', 'easter', 'date'] as const;
export type RuleKind = (typeof holiday_rules)[number];

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const holiday_form = z
  .strictObject({
    name: line(120),
    ...place_fields,
    rule: z.enum(holiday_rules, { error: 'invalid_choice' }),
    day: orNone(whole(1, 31)),
    month: orNone(whole(1, 12)),
    easter_offset: orNone(whole(-100, 100)),
    on_date: orNone(date),
    valid_from: orNone(date),
    valid_until: orNone(date),
    optional: ticked,
    from: orNone(time),
    until: orNone(time),
    version: version.optional(),
  })
  .check(({ value, issues }) => {
    const refuse = (field: string, code: FieldError['code']): void => {
      issues.push({ code: 'custom', message: code, path: [field], input: value });
    };
    const needed = { yearly: ['day', 'month'], easter: ['easter_offset'], date: ['on_date'] } as const;
    for (const field of needed[value.rule]) if (value[field] === null) refuse(field, 'required');
    if (value.rule === 'yearly' && value.day !== null && value.month !== null)
      if (value.day > (longest[value.month - 1] ?? 0)) refuse('day', 'invalid_date');
    if (value.valid_from && value.valid_until && value.valid_until < value.valid_from)
      refuse('valid_until', 'out_of_order');
    if (value.from !== null && value.from > 1439) refuse('from', 'invalid_hours');
    if ((value.until ?? 1440) <= (value.from ?? 0)) refuse('until', 'out_of_order');
  });

export type HolidayValues = Pick<
  Selectable<Holidays>,
  | 'name'
  | 'country'
  | 'state'
  | 'municipality_code'
  | 'month'
  | 'day'
  | 'easter_offset'
  | 'on_date'
  | 'valid_from'
  | 'valid_until'
  | 'optional'
  | 'from_minute'
  | 'until_minute'
>;

/** Reads the form of a holiday; what the chosen rule does not use is left out. */
export function readHoliday(form: Record<string, string>): Reading<HolidayValues & { version?: number | undefined }> {
  const reading = readForm(holiday_form, form);
  if (!reading.ok) return reading;
  const { rule, from, until, optional, month, day, easter_offset, on_date, ...rest } = reading.value;
  const all_day = (from ?? 0) === 0 && (until ?? 1440) === 1440;
  return {
    ok: true,
    value: {
      ...rest,
      month: rule === 'yearly' ? month : null,
      day: rule === 'yearly' ? day : null,
      easter_offset: rule === 'easter' ? easter_offset : null,
      on_date: rule === 'date' ? on_date : null,
      optional,
      from_minute: all_day ? null : (from ?? 0),
      until_minute: all_day ? null : (until ?? 1440),
    },
  };
}

export const ruleOf = ({ easter_offset, on_date }: Pick<HolidayValues, 'easter_offset' | 'on_date'>): RuleKind =>
  on_date ? 'date' : easter_offset === null ? 'yearly' : 'easter';

/** A stored holiday as its form has it. */
export function holidayTyped(holiday: HolidayValues): Record<string, string> {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  const { name, country, state, municipality_code, day, month, easter_offset, on_date, valid_from, valid_until } =
    holiday;
  return {
    name,
    country,
    state: text(state),
    municipality_code: text(municipality_code),
    rule: ruleOf(holiday),
    day: text(day),
    month: text(month),
    easter_offset: text(easter_offset),
    on_date: text(on_date),
    valid_from: text(valid_from),
    valid_until: text(valid_until),
    ...(holiday.optional && { optional: 'on' }),
    from: holiday.from_minute === null ? '' : timeOf(holiday.from_minute),
    until: holiday.until_minute === null ? '' : timeOf(holiday.until_minute),
  };
}
