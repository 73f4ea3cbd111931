import { z, type ZodType } from 'zod';
import { type FieldError, fieldErrors, line, prose } from '../../lib/forms.ts';
import type { Kind } from './ticket.ts';

/** How a field of the details is asked for: one line, several lines, one step a line, a day, yes or no, or one of a list. */
type Control =
  | { as: 'line' | 'prose'; max: number }
  | { as: 'steps' }
  | { as: 'day' }
  | { as: 'tick' }
  | { as: 'choice'; of: readonly string[] };

export type DetailField = {
  name: DetailName;
  control: Control;
  /** Kinds that need it; kinds that only offer it. */
  required: readonly Kind[];
  offered: readonly Kind[];
  /** Asked for, and then required, only when another field has this value. */
  when?: { field: DetailName; is: string };
};

const every: readonly Kind[] = ['question', 'error', 'legislation', 'improvement', 'access'];

/**
 * The fields a kind of request needs beyond subject and description (domain.md 1.6, S25–S33). This list makes the form, its check, the
 * schema of the API and the JSON in `details`, on new, view and edit, for customer and staff.
 */
const fields = [
  { name: 'phase', control: { as: 'line', max: 200 }, required: ['error'], offered: ['question'] },
  { name: 'steps', control: { as: 'steps' }, required: ['error'], offered: ['question'] },
  { name: 'actual_result', control: { as: 'prose', max: 5000 }, required: ['error'], offered: [] },
  {
    name: 'expected_result',
    control: { as: 'prose', max: 5000 },
    required: ['error', 'improvement'],
    offered: ['question', 'legislation'],
  },
  {
    name: 'affected_users',
    control: { as: 'choice', of: ['one', 'some', 'all'] },
    required: ['error'],
    offered: ['access'],
  },
  { name: 'since', control: { as: 'day' }, required: [], offered: ['error', 'legislation'] },
  { name: 'after_update', control: { as: 'tick' }, required: [], offered: ['error'] },
  {
    name: 'previous_version',
    control: { as: 'line', max: 60 },
    required: [],
    offered: ['error'],
    when: { field: 'after_update', is: 'on' },
  },
  {
    name: 'current_version',
    control: { as: 'line', max: 60 },
    required: [],
    offered: ['error'],
    when: { field: 'after_update', is: 'on' },
  },
  {
    name: 'environment_type',
    control: { as: 'choice', of: ['production', 'homologation', 'test'] },
    required: [],
    offered: ['error', 'question', 'access'],
  },
  {
    name: 'database',
    control: { as: 'choice', of: ['oracle', 'sql_server', 'postgresql', 'other'] },
    required: [],
    offered: ['error'],
  },
  {
    name: 'database_other',
    control: { as: 'line', max: 60 },
    required: [],
    offered: ['error'],
    when: { field: 'database', is: 'other' },
  },
  {
    name: 'hosting',
    control: { as: 'choice', of: ['vendor_cloud', 'own_cloud', 'on_premises'] },
    required: [],
    offered: ['error', 'access'],
  },
  {
    name: 'reproduces_in_standard',
    control: { as: 'choice', of: ['yes', 'no', 'not_tried'] },
    required: [],
    offered: ['error'],
  },
  {
    name: 'customization',
    control: { as: 'choice', of: ['yes', 'no', 'not_known'] },
    required: [],
    offered: ['error'],
  },
  { name: 'particularities', control: { as: 'prose', max: 5000 }, required: [], offered: every },
] as const satisfies readonly (Omit<DetailField, 'name' | 'when'> & {
  name: string;
  when?: { field: string; is: string };
})[];

export type DetailName = (typeof fields)[number]['name'];
export const detail_fields: readonly DetailField[] = fields;

/** What a request's `details` hold: texts, one text a step, or true. */
export type Details = Partial<Record<DetailName, string | string[] | boolean>>;

/** The fields of a kind, in order. */
export const fieldsOf = (kind: Kind): readonly DetailField[] =>
  detail_fields.filter(({ required, offered }) => required.includes(kind) || offered.includes(kind));

const step = line(500);
export const most_steps = 50;

/** Values of a control: `typed` in a form, where everything is text, or as they stand in JSON. */
function valueOf(control: Control, typed: boolean): ZodType {
  switch (control.as) {
    case 'line':
      return line(control.max);
    case 'prose':
      return prose(control.max);
    case 'day':
      return z.iso.date({ error: 'invalid_date' });
    case 'choice':
      return z.enum(control.of as [string, ...string[]], { error: 'invalid_choice' });
    case 'tick':
      return typed ? z.literal('on').transform(() => true) : z.boolean();
    case 'steps':
      return typed
        ? prose(most_steps * 500)
            .transform((text) => text.split('\n').filter(Boolean))
            .pipe(z.array(step).min(1, { error: 'required' }).max(most_steps))
        : z.array(step).min(1).max(most_steps);
  }
}

const nothing = z.literal('').transform(() => undefined);

/**
 * What the fields of a kind may hold. `typed`: of a form, where an empty field is none. Required fields are required, and those that
 * depend on another as soon as that one says so.
 */
export function detailsSchema(kind: Kind, typed: boolean): ZodType<Details> {
  const key = `${kind} ${typed}`;
  const known = schemas.get(key) ?? makeSchema(kind, typed);
  schemas.set(key, known);
  return known;
}

// Making a schema costs more than reading a form by it.
const schemas = new Map<string, ZodType<Details>>();

function makeSchema(kind: Kind, typed: boolean): ZodType<Details> {
  const shape: Record<string, ZodType> = {};
  for (const { name, control, required } of fieldsOf(kind)) {
    const value = valueOf(control, typed);
    const needed = required.includes(kind);
    shape[name] = needed ? value : typed ? z.union([nothing, value]).optional() : value.optional();
  }
  return z.strictObject(shape).superRefine((given, context) => {
    for (const name of askedAndMissing(kind, given))
      context.addIssue({ code: 'custom', message: 'required', path: [name] });
  }) as unknown as ZodType<Details>;
}

/** Fields that another one asks for, and that are not there. */
function askedAndMissing(kind: Kind, given: Record<string, unknown>): DetailName[] {
  return fieldsOf(kind).flatMap(({ name, when }) => {
    const wanted = when && (given[when.field] === when.is || (when.is === 'on' && given[when.field] === true));
    return wanted && (given[name] === undefined || given[name] === '') ? [name] : [];
  });
}

/** Reads details of a kind, `typed` in a form or as they stand in JSON. Refused: every field that is wrong, and those that do not belong there by their name. */
export function readDetails(
  kind: Kind,
  given: Record<string, unknown>,
  typed: boolean,
): { ok: true; value: Details } | { ok: false; errors: FieldError[] } {
  const read = detailsSchema(kind, typed).safeParse(given);
  if (read.success) return { ok: true, value: read.data };
  const unknown = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const wrong = fieldErrors(read.error).filter(({ field }) => field !== '');
  // With something else wrong the schema does not come to ask what depends on another field.
  const missing = askedAndMissing(kind, given).filter((name) => !wrong.some(({ field }) => field === name));
  return {
    ok: false,
    errors: [
      ...unknown.slice(0, 10).map((name) => ({ field: name.slice(0, 60), code: 'unknown_field' as const })),
      ...wrong,
      ...missing.map((field) => ({ field, code: 'required' as const })),
    ],
  };
}

/** Fields that two states of details do not have in common. */
export const changedFields = (before: Details, after: Details): DetailName[] =>
  detail_fields
    .map(({ name }) => name)
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));

/** Bytes of a form of details; what a crawler sends of it. */
export const details_body = 262_144;
export const details_sample = { kind: 'question', edition: '', particularities: 'Só às segundas.' };

const names: ReadonlySet<string> = new Set(detail_fields.map(({ name }) => name));
const isDetail = (name: string): name is DetailName => names.has(name);

const asked = (when: DetailField['when'], given: Record<string, string>): boolean =>
  !when || given[when.field] === when.is;

/**
 * Takes the fields of a kind out of a form. Those of another kind and those that another field does not ask for were left behind by a
 * change of mind: they are dropped. `rest`: the form without any of them.
 */
export function splitDetails(
  kind: Kind,
  form: Record<string, string>,
): { typed: Record<string, string>; rest: Record<string, string> } {
  const rest = Object.fromEntries(Object.entries(form).filter(([name]) => !isDetail(name)));
  const typed: Record<string, string> = {};
  for (const { name, when } of fieldsOf(kind)) {
    const value = form[name];
    if (value !== undefined && asked(when, form)) typed[name] = value;
  }
  return { typed, rest };
}

/** Stored details as a form holds them. */
export function typedDetails(details: Details): Partial<Record<DetailName, string>> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) => {
      if (value === true) return [[name, 'on']];
      return value ? [[name, typeof value === 'string' ? value : value.join('\n')]] : [];
    }),
  );
}

/** Fields that would still help and are empty: the required ones first. */
export function missingDetails(kind: Kind, given: Record<string, string>): DetailName[] {
  const empty = fieldsOf(kind).filter(
    ({ name, when, control }) => asked(when, given) && control.as !== 'tick' && !given[name]?.trim(),
  );
  return empty
    .toSorted((one, other) => Number(other.required.includes(kind)) - Number(one.required.includes(kind)))
    .map(({ name }) => name);
}
