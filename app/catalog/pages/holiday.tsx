import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { ErrorSummary, errorOf, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { RadioGroup } from '../../../ui/parts/radio-group.tsx';
import { StoredNow } from '../../../ui/parts/stored-now.tsx';
import { holiday_rules } from '../holiday.ts';
import { PlaceFields } from './place.tsx';
import { places, views } from './views.ts';

type Props = {
  chrome: Chrome;
  edited: { id: string; name: string; version: number } | null;
  typed: Readonly<Record<string, string | undefined>>;
  stored: Readonly<Record<string, string>> | null;
  errors: readonly Refusal[];
};

/** The form of a holiday: when it is, where it holds, and from when until when. */
export function HolidayPage({ chrome, edited, typed, stored, errors }: Props) {
  const { t, csrf } = chrome;
  const { catalog } = t;
  const title = edited ? catalog.edit_of(edited.name) : catalog.new_holiday;
  const labels = {
    name: catalog.name,
    country: catalog.country,
    state: catalog.federal_state,
    municipality_code: catalog.municipality_code,
    rule: catalog.rule,
    day: catalog.day,
    month: catalog.month,
    easter_offset: catalog.easter_offset,
    on_date: catalog.on_date,
    valid_from: catalog.valid_from,
    valid_until: catalog.valid_until,
    optional: catalog.optional_day,
    from: catalog.from,
    until: catalog.until,
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    value: typed[name],
    error: errorOf(errors, name),
  });
  const number = (name: keyof typeof labels, min: number, max: number) => (
    <Field {...field(name)} type="number" min={min} max={max} width="code" />
  );
  const may_be_empty = { optional: t.common.optional, width: 'short' } as const;
  const action = `${places.holidays}/${edited?.id ?? 'new'}`;
  return (
    <DeskLayout chrome={chrome} title={title} views={views(t)} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: places.holidays, label: catalog.holidays }]} current={title} />
      <PageHeader title={title} />
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <div class="stack narrow">
        <StoredNow t={t} stored={stored} typed={typed} labels={labels} />
        <Form action={edited ? `${action}/edit` : action} csrf={csrf} label={title}>
          {edited && <input type="hidden" name="version" value={edited.version} />}
          <Field {...field('name')} required maxlength={120} />
          <RadioGroup
            {...field('rule')}
            look="row"
            required
            options={holiday_rules.map((rule) => ({ value: rule, label: catalog.rules[rule] }))}
          />
          <div class="field-row of-rule yearly">
            {number('day', 1, 31)}
            {number('month', 1, 12)}
          </div>
          <div class="of-rule easter">
            <Field
              {...field('easter_offset')}
              hint={catalog.easter_hint}
              type="number"
              min={-100}
              max={100}
              width="code"
            />
          </div>
          <div class="of-rule date">
            <Field {...field('on_date')} type="date" width="short" />
          </div>
          <PlaceFields t={t} typed={typed} errors={errors} />
          <div class="field-row">
            <Field {...field('valid_from')} type="date" {...may_be_empty} />
            <Field {...field('valid_until')} type="date" {...may_be_empty} />
          </div>
          <Checkbox
            name="optional"
            label={labels.optional}
            hint={catalog.optional_hint}
            checked={typed['optional'] === 'on'}
            error={errorOf(errors, 'optional')}
          />
          <div class="field-row">
            <Field {...field('from')} hint={catalog.part_hint} code {...may_be_empty} maxlength={5} />
            <Field {...field('until')} code {...may_be_empty} maxlength={5} />
          </div>
          <FormActions>
            <Button look="main">{t.common.save}</Button>
            <a href={places.holidays}>{t.common.cancel}</a>
          </FormActions>
        </Form>
        {edited && (
          <Form action={`${action}/removal`} csrf={csrf}>
            <p class="soft">{catalog.remove_hint}</p>
            <FormActions>
              <Button look="danger">{catalog.remove}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </DeskLayout>
  );
}
