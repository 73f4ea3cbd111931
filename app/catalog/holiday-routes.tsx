import { dayIn } from '../../lib/calendar.ts';
import type { FieldError } from '../../lib/forms.ts';
import { page_size, placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { mayUse } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect, type Route } from '../route.ts';
import { type Holiday, holiday, holidays, type HolidaysWanted } from './calendar.ts';
import { changeHoliday } from './change-holiday.ts';
import { createHoliday } from './create-holiday.ts';
import { holidayTyped, readHoliday } from './holiday.ts';
import { HolidayPage } from './pages/holiday.tsx';
import { HolidaysPage } from './pages/holidays.tsx';
import { queue_writers } from './queue.ts';
import { removeHoliday } from './remove-holiday.ts';

const path = '/desk/calendars/holidays';
const sample = {
  name: 'Aniversário da cidade',
  rule: 'yearly',
  day: '25',
  month: '1',
  easter_offset: '',
  on_date: '',
  country: 'BR',
  state: 'SP',
  municipality_code: '3550308',
  valid_from: '',
  valid_until: '',
  from: '',
  until: '',
};

// What is no state and no code narrows nothing.
const wantedBy = (query: URLSearchParams): HolidaysWanted => ({
  state:
    query
      .get('state')
      ?.trim()
      .toUpperCase()
      .match(/^[A-Z0-9]{1,3}$/)?.[0] ?? null,
  municipality_code:
    query
      .get('municipality_code')
      ?.trim()
      .match(/^[0-9]{7}$/)?.[0] ?? null,
  after: placeOf(query),
  limit: page_size + 1,
});

async function find({ tx, params }: Ask): Promise<Holiday | undefined> {
  const id = readUuid(params['holiday']);
  return id ? holiday(tx, id) : undefined;
}

type Form = {
  found: Holiday | null;
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

function holidayPage({ chrome, t }: Ask, { found, typed, stored = null, errors = [] }: Form): Answer {
  return page(
    <HolidayPage chrome={chrome} edited={found} typed={typed} stored={stored} errors={refusals(t, errors)} />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

export const routes: Route[] = [
  get({
    path,
    who: 'staff',
    reads: (tx, _params, query) => holidays(tx, wantedBy(query)),
    handle: ({ chrome, viewer, query, now, services }, rows) =>
      page(
        <HolidaysPage
          chrome={chrome}
          rows={rows}
          wanted={{ state: wantedBy(query).state, municipality_code: wantedBy(query).municipality_code }}
          year={dayIn(now, services.config.tz_default).year}
          writes={mayUse(viewer, queue_writers)}
          saved={query.has('saved')}
        />,
      ),
  }),
  get({
    path: `${path}/new`,
    who: queue_writers,
    handle: (ask) => holidayPage(ask, { found: null, typed: { country: 'BR', rule: 'yearly' } }),
  }),
  post({
    path: `${path}/new`,
    who: queue_writers,
    audit: 'holiday_created',
    crawl: { form: sample },
    handle: async (ask) => {
      const reading = readHoliday(ask.form);
      if (!reading.ok) return holidayPage(ask, { found: null, typed: ask.form, errors: reading.errors });
      const { version: _, ...values } = reading.value;
      await createHoliday(ask.tx, ask.viewer, values);
      return redirect(`${path}?saved`);
    },
  }),
  get({
    path: `${path}/:holiday/edit`,
    who: queue_writers,
    crawl: { params: { holiday: 'catalog' } },
    handle: async (ask) => {
      const found = await find(ask);
      return found ? holidayPage(ask, { found, typed: holidayTyped(found) }) : notFound;
    },
  }),
  post({
    path: `${path}/:holiday/edit`,
    who: queue_writers,
    audit: 'holiday_changed',
    crawl: { params: { holiday: 'catalog' }, form: { ...sample, version: '1' } },
    handle: async (ask) => {
      const found = await find(ask);
      if (!found) return notFound;
      const reading = readHoliday(ask.form);
      const version = Number(ask.form['version']) || 0;
      const again = { found: { ...found, version }, typed: ask.form };
      if (!reading.ok) return holidayPage(ask, { ...again, errors: reading.errors });
      const written = await changeHoliday(ask.tx, ask.viewer, found.id, { ...reading.value, version });
      if (written.ok) return redirect(`${path}?saved`);
      const now = await find(ask);
      return now
        ? holidayPage(ask, {
            ...again,
            found: now,
            stored: holidayTyped(now),
            errors: [{ field: '', code: 'changed_meanwhile' }],
          })
        : notFound;
    },
  }),
  post({
    path: `${path}/:holiday/removal`,
    who: queue_writers,
    audit: 'holiday_removed',
    crawl: { params: { holiday: 'catalog' }, form: {} },
    handle: async (ask) => {
      const id = readUuid(ask.params['holiday']);
      return id && (await removeHoliday(ask.tx, ask.viewer, id)) ? redirect(`${path}?saved`) : notFound;
    },
  }),
];
