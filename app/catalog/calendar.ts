import { type Selectable, sql } from 'kysely';
import type { Holidays } from '../../db/tables.ts';
import {
  closedBy,
  closingsBy,
  type Day,
  type HolidayRule,
  type ServiceCalendar,
  type Span,
} from '../../lib/calendar.ts';
import type { Tx } from '../../lib/database.ts';

/** Where somebody is: of an organisation, a branch or a calendar. A holiday's place leaves open what it does not narrow. */
export type Place = { country: string; state: string | null; municipality_code: string | null };

/** Whether a holiday of `there` holds at `place`: the country's everywhere, a state's in it, a municipality's in it. */
export function holdsAt(there: Place, place: Place): boolean {
  return (
    there.country === place.country &&
    (there.state === null || there.state === place.state) &&
    (there.municipality_code === null || there.municipality_code === place.municipality_code)
  );
}

const at = ({ country, state, municipality_code }: Place) => sql<boolean>`h.country = ${country}
  and (h.state is null or h.state = ${state}::text) and (h.municipality_code is null or h.municipality_code = ${municipality_code}::text)`;
const rule = sql`h.month, h.day, h.easter_offset, h.on_date, h.valid_from, h.valid_until, h.from_minute, h.until_minute`;

/**
 * The days that are no business days at a place, for `deadline` and `nthBusinessDay` of lib/calendar.ts. One query. Optional days
 * (ponto facultativo) close no deadline, and those that take part of a day leave it a business day.
 */
export async function closedDays(tx: Tx, place: Place): Promise<(date: Day) => boolean> {
  const { rows } = await sql<HolidayRule>`
    select ${rule} from holidays h where not h.optional and ${at(place)} order by h.id limit 500`.execute(tx);
  return closedBy(rows);
}

type StoredCalendar = { time_zone: string; hours: (Span & { weekday: number })[]; rules: HolidayRule[] };

/** A calendar with its hours, the holidays of its place and the optional days it observes, for `businessMinutes`. One query; null: no such calendar. */
export async function serviceCalendar(tx: Tx, calendar_id: string): Promise<ServiceCalendar | null> {
  const { rows } = await sql<StoredCalendar>`
    select c.time_zone, coalesce((
        select jsonb_agg(jsonb_build_object('weekday', t.weekday, 'from', t.from_minute, 'until', t.until_minute) order by t.weekday, t.from_minute)
        from calendar_hours t where t.calendar_id = c.id), '[]') as hours, coalesce((
        select jsonb_agg(to_jsonb(h)) from (
          select ${rule} from holidays h
          where h.country = c.country and (h.state is null or h.state = c.state) and (h.municipality_code is null or h.municipality_code = c.municipality_code)
            and (not h.optional or exists (select from calendar_optional_days o where o.calendar_id = c.id and o.holiday_id = h.id))
          order by h.id limit 500) h), '[]') as rules
    from calendars c where c.id = ${calendar_id}`.execute(tx);
  const [stored] = rows;
  if (!stored) return null;
  const by_weekday = Map.groupBy(stored.hours, ({ weekday }) => weekday);
  return {
    time_zone: stored.time_zone,
    hours: (weekday) => by_weekday.get(weekday) ?? [],
    closings: closingsBy(stored.rules),
  };
}

export type CalendarRow = Awaited<ReturnType<typeof calendars>>[number];

/** Calendars by name, with their hours, the optional days they observe, and the queues in use that keep them. */
export async function calendars(tx: Tx, id: string | null = null) {
  const { rows } = await sql<
    Place & {
      id: string;
      name: string;
      time_zone: string;
      version: number;
      hours: { weekday: number; from_minute: number; until_minute: number }[];
      optional_ids: string[];
      queue_names: string[];
    }
  >`
    select c.*, coalesce((
        select jsonb_agg(jsonb_build_object('weekday', t.weekday, 'from_minute', t.from_minute, 'until_minute', t.until_minute) order by t.weekday, t.from_minute)
        from calendar_hours t where t.calendar_id = c.id), '[]') as hours,
      array(select o.holiday_id::text from calendar_optional_days o where o.calendar_id = c.id) as optional_ids,
      array(select q.name from queues q where q.calendar_id = c.id and q.archived_at is null order by q.name) as queue_names
    from calendars c where ${id === null ? sql`true` : sql`c.id = ${id}`} order by lower(c.name), c.id limit 200`.execute(
    tx,
  );
  return rows;
}

export type Holiday = Selectable<Holidays>;

/** Optional days, which a calendar may observe. */
export function optionalDays(tx: Tx): Promise<Holiday[]> {
  return tx
    .selectFrom('holidays')
    .selectAll()
    .where('optional', '=', true)
    .orderBy('name')
    .orderBy('id')
    .limit(150)
    .execute();
}

/** One holiday by its id. */
export function holiday(tx: Tx, id: string): Promise<Holiday | undefined> {
  return tx.selectFrom('holidays').selectAll().where('id', '=', id).executeTakeFirst();
}

export type HolidaysWanted = {
  state: string | null;
  municipality_code: string | null;
  after: { name: string; id: string } | null;
  limit: number;
};

/** Holidays by name. Where a state or municipality is named: those that hold there, the wider ones too. */
export function holidays(tx: Tx, { state, municipality_code, after, limit }: HolidaysWanted): Promise<Holiday[]> {
  return tx
    .selectFrom('holidays')
    .selectAll()
    .$if(state !== null, (query) => query.where((by) => by.or([by('state', 'is', null), by('state', '=', state)])))
    .$if(municipality_code !== null, (query) =>
      query.where((by) =>
        by.or([by('municipality_code', 'is', null), by('municipality_code', '=', municipality_code)]),
      ),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(name), id) > (lower(${after?.name}), ${after?.id}::uuid)`),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
    .execute();
}
