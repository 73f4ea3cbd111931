import { z } from 'zod';
import { type FieldError, line, prose, type Reading, readForm } from '../../lib/forms.ts';
import { type Locale, locales } from '../../locales/index.ts';
import { faultsOf, type MailText } from '../tickets/mail-text.ts';
import { type Mailed, mailed } from '../tickets/notice.ts';
import type { Mail } from './change-mail-text.ts';

/** Characters that subject, title and text may have. */
export const text_bounds = { subject: 200, title: 200, body: 10_000 } as const;

const version = z.coerce.number({ error: 'unknown_field' }).int().min(0).max(2_147_483_646);

/** The wording of a mail, and the version it was made from. */
export const text_form = z.strictObject({
  subject: line(text_bounds.subject),
  title: line(text_bounds.title),
  body: prose(text_bounds.body),
  version,
});

export const restore_form = z.strictObject({ version });

/** The mail an address names; null: none of ours. */
export function mailNamed({ event, locale }: Record<string, string>): Mail | null {
  const known_event = mailed.find((name: Mailed) => name === event);
  const known_locale = locales.find((name: Locale) => name === locale);
  return known_event && known_locale ? { event: known_event, locale: known_locale } : null;
}

/** Reads the form, and looks whether the mail can be sent with this wording. */
export function readText({ event }: Mail, form: Record<string, string>): Reading<{ version: number; text: MailText }> {
  const reading = readForm(text_form, form);
  if (!reading.ok) return reading;
  const { version: from, ...text } = reading.value;
  const errors: FieldError[] = faultsOf(event, text);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { version: from, text } };
}
