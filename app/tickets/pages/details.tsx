import type { Locale, Words } from '../../../locales/index.ts';
import { Checkbox } from '../../../ui/parts/checkbox.tsx';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { errorOf, type Refusal } from '../../../ui/parts/form.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { dayText } from '../../moment.ts';
import { detail_fields, type DetailField, type DetailName, type Details, fieldsOf, most_steps } from '../details.ts';
import type { Kind } from '../ticket.ts';

export type TypedDetails = Readonly<Partial<Record<DetailName, string>>> | Readonly<Record<string, string>>;

type Props = {
  t: Words;
  kind: Kind;
  /** As they stand in a form; of stored details `typedDetails` makes them. */
  typed: TypedDetails;
  errors: readonly Refusal[];
  /** Draws the fields of all kinds, those of others switched off, for the behaviour `kind-fields`. */
  switchable?: boolean;
  /** Of one kind, but hides what another field does not ask for. */
  dependent?: boolean;
};

/** The fields a kind of request asks for, out of the one definition. */
export function DetailsFields({ t, kind, typed, errors, switchable = false, dependent = false }: Props) {
  return (switchable ? detail_fields : fieldsOf(kind)).map((field) => {
    const of_kind = field.required.includes(kind) || field.offered.includes(kind);
    return (
      <div
        class="detail"
        hidden={!of_kind}
        data-kind-fields-target={switchable || dependent ? 'field' : undefined}
        data-kinds={[...field.required, ...field.offered].join(' ')}
        data-required={field.required.join(' ')}
        data-when={field.when?.field}
        data-is={field.when?.is}
      >
        <Control {...{ t, field, typed, errors }} required={field.required.includes(kind)} disabled={!of_kind} />
      </div>
    );
  });
}

type ControlProps = Pick<Props, 't' | 'typed' | 'errors'> & {
  field: DetailField;
  required: boolean;
  disabled: boolean;
};

function Control({ t, field: { name, control }, typed, errors, required, disabled }: ControlProps) {
  const { label, hint } = t.opening.fields[name];
  const shared = { name, label, hint: hint || undefined, error: errorOf(errors, name), disabled };
  // A kind chosen later may need what this one does not: the styles take the word away from a required field.
  const asked = { ...shared, required, optional: t.common.optional };
  const value = typed[name];
  switch (control.as) {
    case 'tick':
      return <Checkbox {...shared} checked={value === 'on'} />;
    case 'choice':
      return (
        <Select
          {...asked}
          value={value}
          empty={t.common.choose}
          options={control.of.map((choice) => ({ value: choice, label: choiceWord(t, choice) }))}
        />
      );
    case 'day':
      return <Field {...asked} type="date" value={value} width="short" />;
    case 'line':
      return <Field {...asked} value={value} maxlength={control.max} />;
    case 'prose':
      return <TextArea {...asked} value={value} rows={3} maxlength={control.max} />;
    case 'steps':
      return <TextArea {...asked} value={value} rows={4} maxlength={most_steps * 500} />;
  }
}

/** Stored details in words, in the order of the definition; nothing when there are none. */
export function DetailsView({ t, locale, details }: { t: Words; locale: Locale; details: Details }) {
  const items = detail_fields.flatMap(({ name, control }) => {
    const value = details[name];
    if (value === undefined || value === '') return [];
    return [{ label: t.opening.fields[name].label, value: shown(t, locale, control.as, value) }];
  });
  return items.length > 0 ? <Definitions items={items} /> : null;
}

function shown(t: Words, locale: Locale, as: DetailField['control']['as'], value: string | string[] | boolean) {
  if (typeof value === 'boolean') return value ? t.opening.choices.yes : t.opening.choices.no;
  if (typeof value !== 'string')
    return (
      <ol>
        {value.map((step) => (
          <li dir="auto">{step}</li>
        ))}
      </ol>
    );
  if (as === 'choice') return choiceWord(t, value);
  if (as === 'day') return dayText(locale, value);
  return (
    <span class="typed" dir="auto">
      {value}
    </span>
  );
}

const choiceWord = (t: Words, choice: string): string =>
  choice in t.opening.choices ? t.opening.choices[choice as keyof Words['opening']['choices']] : choice;

/** One stored detail in a line; null when it is empty. */
export function detailText(
  { t, locale }: { t: Words; locale: Locale },
  name: DetailName,
  value: Details[DetailName],
): string | null {
  if (value === undefined || value === '' || value === false) return null;
  if (value === true) return t.opening.choices.yes;
  if (typeof value !== 'string') return value.join('; ');
  const control = detail_fields.find((field) => field.name === name)?.control.as;
  if (control === 'choice') return choiceWord(t, value);
  return control === 'day' ? dayText(locale, value) : value.replace(/\s+/g, ' ');
}

/** Typed details as people read them. */
export function wordedDetails(t: Words, typed: Record<string, string>): Record<string, string> {
  const choices = new Set<string>(
    detail_fields.filter(({ control }) => control.as === 'choice').map(({ name }) => name),
  );
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, choices.has(name) ? choiceWord(t, value) : value]),
  );
}

/** Names of the fields, for the summary of what was refused. */
export function detailLabels(t: Words): Record<string, string> {
  return Object.fromEntries(detail_fields.map(({ name }) => [name, t.opening.fields[name].label]));
}
