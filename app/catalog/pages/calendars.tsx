import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Card, CardBody, CardHeader } from '../../../ui/parts/card.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, FieldGroup, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { zoneChoices, zoneText } from '../../../ui/parts/zones.ts';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import type { CalendarRow, Holiday } from '../calendar.ts';
import { hoursText, weekdays } from '../hours.ts';
import { PlaceFields, placeText } from './place.tsx';
import { places, views } from './views.ts';

type ListProps = {
  chrome: Chrome;
  calendars: readonly CalendarRow[];
  optional_days: readonly Holiday[];
  writes: boolean;
  saved: boolean;
};

/** When teams work. */
export function CalendarsPage({ chrome, calendars, optional_days, writes, saved }: ListProps) {
  const { t } = chrome;
  return (
    <DeskLayout
      chrome={chrome}
      title={t.catalog.calendars}
      views={views(t)}
      notice={saved ? t.common.saved : undefined}
    >
      <PageHeader
        title={t.catalog.calendars}
        lead={t.catalog.calendars_lead}
        actions={
          writes && (
            <LinkButton href={`${places.calendars}/new`} icon="plus">
              {t.catalog.new_calendar}
            </LinkButton>
          )
        }
      />
      <div class="stack">
        {calendars.map((calendar) => (
          <Card label={calendar.name}>
            <CardHeader
              title={calendar.name}
              {...(writes && {
                link: { href: `${places.calendars}/${calendar.id}/edit`, label: t.catalog.edit_of(calendar.name) },
              })}
            />
            <CardBody>
              <Definitions
                items={[
                  ...weekdays.map((weekday) => ({
                    label: t.catalog.weekdays[weekday],
                    value: hoursText(calendar.hours, weekday),
                  })),
                  { label: t.catalog.time_zone, value: zoneText(chrome.locale, calendar.time_zone) },
                  { label: t.catalog.place, value: placeText(t, calendar) },
                  {
                    label: t.catalog.optional_days,
                    value: optional_days
                      .filter(({ id }) => calendar.optional_ids.includes(id))
                      .map(({ name }) => name)
                      .join('; '),
                  },
                  { label: t.catalog.used_by, value: calendar.queue_names.join(', ') || t.catalog.unused },
                ]}
              />
            </CardBody>
          </Card>
        ))}
      </div>
    </DeskLayout>
  );
}

type FormProps = {
  chrome: Chrome;
  edited: { id: string; name: string; version: number } | null;
  optional_days: readonly Holiday[];
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
};

/** The form of a calendar. */
export function CalendarPage({ chrome, edited, optional_days, typed, stored, errors }: FormProps) {
  const { t, csrf } = chrome;
  const title = edited ? t.catalog.edit_of(edited.name) : t.catalog.new_calendar;
  const labels = {
    name: t.catalog.name,
    time_zone: t.catalog.time_zone,
    country: t.catalog.country,
    state: t.catalog.federal_state,
    municipality_code: t.catalog.municipality_code,
    ...Object.fromEntries(weekdays.map((weekday) => [`hours.${weekday}`, t.catalog.weekdays[weekday]])),
    ...Object.fromEntries(optional_days.map(({ id, name }) => [`optional.${id}`, name])),
  };
  return (
    <DeskLayout chrome={chrome} title={title} views={views(t)} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: places.calendars, label: t.catalog.calendars }]} current={title} />
      <PageHeader title={title} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div class="stack narrow">
        <StoredNow t={t} stored={stored} typed={typed} labels={labels} />
        <Form
          action={edited ? `${places.calendars}/${edited.id}/edit` : `${places.calendars}/new`}
          csrf={csrf}
          label={title}
        >
          {edited && <input type="hidden" name="version" value={edited.version} />}
          <Field
            name="name"
            label={t.catalog.name}
            value={typed['name']}
            error={errorOf(errors, 'name')}
            required
            maxlength={120}
          />
          <Select
            name="time_zone"
            label={t.catalog.time_zone}
            value={typed['time_zone']}
            options={zoneChoices(typed['time_zone'] ?? '')}
            error={errorOf(errors, 'time_zone')}
            required
          />
          <PlaceFields t={t} typed={typed} errors={errors} />
          <FieldGroup label={t.catalog.hours} hint={t.catalog.hours_hint}>
            <div class="field-row">
              {weekdays.map((weekday) => (
                <Field
                  name={`hours.${weekday}`}
                  label={t.catalog.weekdays[weekday]}
                  value={typed[`hours.${weekday}`]}
                  error={errorOf(errors, `hours.${weekday}`)}
                  code
                  maxlength={120}
                />
              ))}
            </div>
          </FieldGroup>
          {optional_days.length > 0 && (
            <FieldGroup label={t.catalog.optional_days} hint={t.catalog.optional_days_hint}>
              <div class="boxes">
                {optional_days.map((day) => (
                  <Checkbox
                    name={`optional.${day.id}`}
                    label={day.name}
                    hint={placeText(t, day)}
                    checked={typed[`optional.${day.id}`] === 'on'}
                  />
                ))}
              </div>
            </FieldGroup>
          )}
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={places.calendars}>{t.common.cancel}</a>
          </FormActions>
        </Form>
      </div>
    </DeskLayout>
  );
}
