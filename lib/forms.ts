import { z } from 'zod';
import { readCnpj } from './cnpj.ts';

/** Why a field was refused; `words.forms` has a sentence for each in three languages. */
export type FieldErrorCode =
  | 'required'
  | 'too_long'
  | 'too_short'
  | 'control_characters'
  | 'invalid_email'
  | 'invalid_choice'
  | 'invalid_number'
  | 'invalid_time_zone'
  | 'invalid_date'
  | 'invalid_cnpj'
  | 'invalid_hours'
  | 'invalid_issue_key'
  | 'unknown_issue'
  | 'takes_the_rest'
  | 'out_of_order'
  | 'changed_meanwhile'
  | 'unknown_field'
  | 'unknown_person'
  | 'too_many'
  | 'taken'
  | 'file_empty'
  | 'file_too_large'
  | 'files_too_many'
  | 'files_too_much'
  | 'mismatch'
  | 'common_password'
  | 'wrong_password'
  | 'invalid_code'
  | 'cnpj_taken'
  | 'overlaps'
  | 'not_a_customer'
  | 'already_served'
  | 'serves_now'
  | 'formula'
  | 'repeated_line'
  | 'two_words'
  | 'invalid_word'
  | 'repeated_word'
  | 'unknown_placeholder'
  | 'placeholder_missing'
  | 'message_missing'
  | 'one_product'
  | 'wrong_category'
  | 'other_product'
  | 'under_itself'
  | 'too_deep'
  | 'foreign_image'
  | 'in_the_past'
  | 'invalid_youtube'
  | 'invalid_time'
  | 'invalid_chapters'
  | 'past_end'
  | 'goes_back'
  | 'one_source'
  | 'no_source'
  | 'invalid_video'
  | 'invalid_captions'
  | 'phone_number'
  | 'invalid_invite';

/** `about`: what of the field it is about, such as the name of one file. */
export type FieldError = { field: string; code: FieldErrorCode; limit?: number; about?: string };

export type Reading<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] };

// Control characters, and the overrides that make a text read otherwise than it is (Unicode TR36: bidirectional spoofing).
// eslint-disable-next-line no-control-regex
const hostile = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;
// eslint-disable-next-line no-control-regex
const hostile_prose = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;

const refuse = (code: FieldErrorCode): { error: string } => ({ error: code });

/** One line of text in any alphabet: NFC, trimmed, 1 to `max` characters, no control or direction-override characters. */
export function line(max: number): z.ZodType<string, string> {
  return z
    .string()
    .max(max * 4, refuse('too_long'))
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, refuse('required'))
        .max(max)
        .refine((text) => text.isWellFormed() && !hostile.test(text), refuse('control_characters')),
    );
}

/** Text of several lines; line ends become \n. */
export function prose(max: number): z.ZodType<string, string> {
  return z
    .string()
    .max(max * 4, refuse('too_long'))
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, refuse('required'))
        .max(max)
        .refine((text) => text.isWellFormed() && !hostile_prose.test(text), refuse('control_characters')),
    );
}

/** An e-mail address (RFC 5321, at most 254 characters), in lower case. */
export const email: z.ZodType<string, string> = z
  .string()
  .max(1000, refuse('too_long'))
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, refuse('required'))
      .max(254)
      .pipe(z.email(refuse('invalid_email'))),
  );

/** E-mail addresses separated by commas, semicolons or spaces, each once; at most `max`. Nothing typed is none. */
export function addresses(max: number): z.ZodType<string[], string> {
  return z
    .string()
    .max(max * 260, refuse('too_long'))
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .pipe(z.array(email).max(max));
}

/** A CNPJ as people write it, of digits or with letters; comes out in its stored form. */
export const cnpj: z.ZodType<string, string> = z
  .string()
  .min(1, refuse('required'))
  .max(100, refuse('invalid_cnpj'))
  .transform((text, context) => {
    const reading = readCnpj(text);
    if (reading.ok) return reading.cnpj;
    context.addIssue({ code: 'custom', message: 'invalid_cnpj' });
    return z.NEVER;
  });

/** A day as a date field sends it, YYYY-MM-DD. */
export const day: z.ZodType<string, string> = z.iso.date(refuse('invalid_date'));

/** A field that may stay empty: null then. */
export function orNone<Value>(schema: z.ZodType<Value, string>): z.ZodType<Value | null> {
  return z.preprocess(
    (given) => (given === undefined || (typeof given === 'string' && given.trim() === '') ? null : given),
    schema.nullable(),
  );
}

/** A box one may tick: true when it came. */
export const ticked: z.ZodType<boolean> = z
  .literal('on', refuse('invalid_choice'))
  .optional()
  .transform((value) => value === 'on');

/** Which state of a row a form was filled in from. */
export const version: z.ZodType<number> = z.coerce.number(refuse('unknown_field')).int().min(1).max(2_147_483_647);

/** An IANA time zone that this machine knows. */
export const time_zone: z.ZodType<string, string> = z
  .string()
  .refine((zone) => zone.length < 64 && knownZones().has(zone), refuse('invalid_time_zone'));

let zones: Set<string> | null = null;
const knownZones = (): Set<string> => (zones ??= new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']));

/** Reads a form by its schema (`z.strictObject`): values, or one error a field. What was typed stays with the caller. */
export function readForm<Value>(schema: z.ZodType<Value>, form: Record<string, string>): Reading<Value> {
  const parsed = schema.safeParse(form);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, errors: fieldErrors(parsed.error) };
}

/** One error a field, the first found. */
export function fieldErrors({ issues }: z.ZodError): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues) {
    const error = explain(issue);
    if (!errors.has(error.field)) errors.set(error.field, error);
  }
  return [...errors.values()];
}

const codes: ReadonlySet<string> = new Set<FieldErrorCode>([
  'required',
  'too_long',
  'too_short',
  'control_characters',
  'invalid_email',
  'invalid_choice',
  'invalid_number',
  'invalid_time_zone',
  'invalid_date',
  'invalid_cnpj',
  'invalid_hours',
  'invalid_issue_key',
  'out_of_order',
  'changed_meanwhile',
  'mismatch',
  'common_password',
  'unknown_person',
  'taken',
  'invalid_code',
  'invalid_youtube',
  'invalid_time',
  'invalid_chapters',
  'phone_number',
  'invalid_invite',
  'two_words',
  'invalid_word',
  'repeated_word',
  'other_product',
  'under_itself',
  'too_deep',
  'in_the_past',
]);
const isCode = (text: string): text is FieldErrorCode => codes.has(text);

function explain(issue: z.core.$ZodIssue): FieldError {
  const field = String(issue.path[0] ?? '');
  if (issue.code === 'too_big' && issue.origin === 'array')
    return { field, code: 'too_many', limit: Number(issue.maximum) };
  if ((issue.code === 'too_big' || issue.code === 'too_small') && /^(number|int)$/.test(issue.origin))
    return { field, code: isCode(issue.message) ? issue.message : 'invalid_number' };
  if (issue.code === 'too_big') return { field, code: 'too_long', limit: Number(issue.maximum) };
  // Nobody typed it, so there is no field to show it beside.
  if (issue.code === 'unrecognized_keys' || issue.message === 'unknown_field')
    return { field: '', code: 'unknown_field' };
  if (isCode(issue.message))
    return issue.code === 'too_small'
      ? { field, code: issue.message, limit: Number(issue.minimum) }
      : { field, code: issue.message };
  if (issue.code === 'invalid_type') return { field, code: 'required' };
  return { field, code: 'invalid_choice' };
}
