import type { FieldError } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { mayUse } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect, type Route } from '../route.ts';
import { calendars, type CalendarRow, type Holiday, optionalDays } from './calendar.ts';
import { calendarTyped, readCalendar } from './calendar-form.ts';
import { changeCalendar } from './change-calendar.ts';
import { createCalendar } from './create-calendar.ts';
import { CalendarPage, CalendarsPage } from './pages/calendars.tsx';
import { queue_writers } from './queue.ts';

const path = '/desk/calendars';
const sample = { name: 'Novo', time_zone: 'America/Sao_Paulo', country: 'BR', state: '', municipality_code: '' };

async function find({ tx, params }: Ask): Promise<CalendarRow | undefined> {
  const id = readUuid(params['calendar']);
  return id ? (await calendars(tx, id))[0] : undefined;
}

type Form = {
  found: CalendarRow | null;
  optional_days: readonly Holiday[];
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

function calendarPage({ chrome, t }: Ask, { found, optional_days, typed, stored = null, errors = [] }: Form): Answer {
  return page(
    <CalendarPage
      chrome={chrome}
      edited={found}
      optional_days={optional_days}
      typed={typed}
      stored={stored}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

export const routes: Route[] = [
  get({
    path,
    who: 'staff',
    reads: (tx) => Promise.all([calendars(tx), optionalDays(tx)]),
    handle: ({ chrome, viewer, query }, [all, optional_days]) =>
      page(
        <CalendarsPage
          chrome={chrome}
          calendars={all}
          optional_days={optional_days}
          writes={mayUse(viewer, queue_writers)}
          saved={query.has('saved')}
        />,
      ),
  }),
  get({
    path: `${path}/new`,
    who: queue_writers,
    reads: (tx) => optionalDays(tx),
    handle: (ask, optional_days) =>
      calendarPage(ask, {
        found: null,
        optional_days,
        typed: { time_zone: ask.services.config.tz_default, country: 'BR' },
      }),
  }),
  post({
    path: `${path}/new`,
    who: queue_writers,
    audit: 'calendar_created',
    crawl: { form: sample },
    handle: async (ask) => {
      const again = { found: null, optional_days: await optionalDays(ask.tx), typed: ask.form };
      const reading = readCalendar(ask.form);
      if (!reading.ok) return calendarPage(ask, { ...again, errors: reading.errors });
      const { version: _, ...values } = reading.value;
      const written = await createCalendar(ask.tx, ask.viewer, values);
      if (written.ok) return redirect(`${path}?saved`);
      return written.reason === 'refused' ? calendarPage(ask, { ...again, errors: written.errors }) : notFound;
    },
  }),
  get({
    path: `${path}/:calendar/edit`,
    who: queue_writers,
    crawl: { params: { calendar: 'catalog' } },
    handle: async (ask) => {
      const [found, optional_days] = await Promise.all([find(ask), optionalDays(ask.tx)]);
      return found ? calendarPage(ask, { found, optional_days, typed: calendarTyped(found) }) : notFound;
    },
  }),
  post({
    path: `${path}/:calendar/edit`,
    who: queue_writers,
    audit: 'calendar_changed',
    crawl: { params: { calendar: 'catalog' }, form: { ...sample, version: '1' } },
    handle: async (ask) => {
      const [found, optional_days] = await Promise.all([find(ask), optionalDays(ask.tx)]);
      if (!found) return notFound;
      const reading = readCalendar(ask.form);
      const version = Number(ask.form['version']) || 0;
      const again = { found: { ...found, version }, optional_days, typed: ask.form };
      if (!reading.ok) return calendarPage(ask, { ...again, errors: reading.errors });
      const written = await changeCalendar(ask.tx, ask.viewer, found.id, { ...reading.value, version });
      if (written.ok) return redirect(`${path}?saved`);
      if (written.reason === 'refused') return calendarPage(ask, { ...again, errors: written.errors });
      const now = await find(ask);
      return now
        ? calendarPage(ask, {
            ...again,
            found: now,
            stored: calendarTyped(now),
            errors: [{ field: '', code: 'changed_meanwhile' }],
          })
        : notFound;
    },
  }),
];
