import { dateOf } from '../../../lib/calendar.ts';
import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Locale, Words } from '../../../locales/index.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { Filters, Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { dayText } from '../../moment.ts';
import type { Holiday } from '../calendar.ts';
import { timeOf } from '../hours.ts';
import { placeText } from './place.tsx';
import { places, views } from './views.ts';

type Props = {
  chrome: Chrome;
  rows: readonly Holiday[];
  wanted: { state: string | null; municipality_code: string | null };
  year: number;
  writes: boolean;
  saved: boolean;
};

function address(wanted: Record<string, string | null>): string {
  const query = new URLSearchParams(
    Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  return query.size > 0 ? `${places.holidays}?${query}` : places.holidays;
}

/** The days that deadlines skip, and where. */
export function HolidaysPage({ chrome, rows, wanted, year, writes, saved }: Props) {
  const { t } = chrome;
  const shown = rows.slice(0, page_size);
  const last = shown.at(-1);
  const labels = { state: t.catalog.federal_state, municipality_code: t.catalog.municipality_code };
  const active = (['state', 'municipality_code'] as const).flatMap((field) =>
    wanted[field] === null
      ? []
      : [
          {
            label: t.common.field_error(labels[field], wanted[field]),
            href: address({ ...wanted, [field]: null }),
          },
        ],
  );
  return (
    <DeskLayout chrome={chrome} title={t.catalog.holidays} views={views(t)} notice={saved ? t.common.saved : undefined}>
      <PageHeader
        title={t.catalog.holidays}
        lead={t.catalog.holidays_lead}
        actions={
          writes && (
            <LinkButton href={`${places.holidays}/new`} icon="plus">
              {t.catalog.new_holiday}
            </LinkButton>
          )
        }
      />
      <Filters t={t} action={places.holidays} active={active} clear_href={places.holidays}>
        <Field name="state" label={labels.state} value={wanted.state ?? ''} code maxlength={3} />
        <Field
          name="municipality_code"
          label={labels.municipality_code}
          value={wanted.municipality_code ?? ''}
          inputmode="numeric"
          code
          maxlength={7}
        />
      </Filters>
      {shown.length === 0 ? (
        <Empty icon="calendar" title={t.catalog.no_holidays}>
          {t.catalog.no_holidays_hint}
        </Empty>
      ) : (
        <Table
          caption={t.catalog.holidays}
          rows={shown}
          key_of={(row) => row.id}
          columns={[
            {
              label: t.catalog.name,
              names: true,
              cell: (row) =>
                writes ? (
                  <a href={`${places.holidays}/${row.id}/edit`}>
                    <bdi>{row.name}</bdi>
                  </a>
                ) : (
                  <bdi>{row.name}</bdi>
                ),
            },
            { label: t.catalog.rule, cell: (row) => ruleText(chrome, row) },
            { label: t.catalog.in_year(year), cell: (row) => dateIn(chrome, row, year) },
            { label: t.catalog.in_year(year + 1), cell: (row) => dateIn(chrome, row, year + 1) },
            { label: t.catalog.holds_in, cell: (row) => placeText(t, row) },
            {
              label: t.catalog.state,
              cell: (row) => row.optional && <Chip>{t.catalog.optional_day}</Chip>,
            },
          ]}
        />
      )}
      <Pagination
        t={t}
        previous={null}
        next={
          rows.length > page_size && last ? address({ ...wanted, after: encodeCursor([last.name, last.id]) }) : null
        }
      />
    </DeskLayout>
  );
}

function dateIn({ locale }: Chrome, row: Holiday, year: number): string | null {
  const date = dateOf(row, year);
  return date && dayText(locale, date.toString());
}

function ruleText({ t, locale }: Chrome, row: Holiday): string {
  const parts = [whenText(t, locale, row)];
  if (row.from_minute !== null || row.until_minute !== null)
    parts.push(t.catalog.part(timeOf(row.from_minute ?? 0), timeOf(row.until_minute ?? 1440)));
  if (row.valid_from) parts.push(t.catalog.since(dayText(locale, row.valid_from)));
  if (row.valid_until) parts.push(t.catalog.until_day(dayText(locale, row.valid_until)));
  return parts.join(', ');
}

function whenText(t: Words, locale: Locale, row: Holiday): string {
  if (row.on_date) return dayText(locale, row.on_date);
  if (row.easter_offset === null)
    return t.catalog.day_of_year(String(row.day).padStart(2, '0'), String(row.month).padStart(2, '0'));
  const days = Math.abs(row.easter_offset);
  if (days === 0) return t.catalog.easter_day;
  return row.easter_offset < 0 ? t.catalog.before_easter(days) : t.catalog.after_easter(days);
}
