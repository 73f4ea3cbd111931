import { z } from 'zod';
import { boxesOf } from '../../lib/boxes.ts';
import { type FieldError, line, type Reading, readForm, time_zone, version } from '../../lib/forms.ts';
import { place_fields } from './holiday.ts';
import { type Hours, hoursText, readHours, weekdays } from './hours.ts';

/** What people write of a calendar. */
export type CalendarValues = {
  name: string;
  time_zone: string;
  country: string;
  state: string | null;
  municipality_code: string | null;
  hours: Hours[];
  /** The optional days it observes. */
  optional_ids: string[];
};

const calendar_form = z.strictObject({ name: line(120), time_zone, ...place_fields, version: version.optional() });

/** Reads the form of a calendar: `hours.1` to `hours.7` are the hours of a weekday, optional days are boxes, `optional.<id>`. */
export function readCalendar(form: Record<string, string>): Reading<CalendarValues & { version?: number | undefined }> {
  const { ids, rest } = boxesOf(form, 'optional');
  const fixed = { ...rest };
  const hours: Hours[] = [];
  const errors: FieldError[] = [];
  for (const weekday of weekdays) {
    const read = readHours(weekday, fixed[`hours.${weekday}`] ?? '');
    if (read) hours.push(...read);
    else errors.push({ field: `hours.${weekday}`, code: 'invalid_hours' });
    delete fixed[`hours.${weekday}`];
  }
  const reading = readForm(calendar_form, fixed);
  if (!reading.ok || errors.length > 0)
    return { ok: false, errors: [...(reading.ok ? [] : reading.errors), ...errors] };
  return { ok: true, value: { ...reading.value, hours, optional_ids: ids } };
}

/** A stored calendar as its form has it. */
export function calendarTyped(calendar: CalendarValues): Record<string, string> {
  const { name, time_zone: zone, country, state, municipality_code, hours, optional_ids } = calendar;
  return {
    name,
    time_zone: zone,
    country,
    state: state ?? '',
    municipality_code: municipality_code ?? '',
    ...Object.fromEntries(weekdays.map((weekday) => [`hours.${weekday}`, hoursText(hours, weekday)])),
    ...Object.fromEntries(optional_ids.map((id) => [`optional.${id}`, 'on'])),
  };
}

export const calendar_refusals: Record<string, FieldError> = {
  calendars_name_key: { field: 'name', code: 'taken' },
  calendar_optional_days_holiday_id_fkey: { field: '', code: 'invalid_choice' },
};
