import { z } from 'zod';
import { line, orNone, prose, version } from '../../lib/forms.ts';
import { audiences } from '../content/document.ts';

/** Where communities stand in the portal. */
export const communities_path = '/communities';

/** What could be somebody's number: ten digits or more, however they are set apart, or a mobile number without its area. */
const number = /(?:\d[\s().\-–/]{0,2}){9,}\d|(?<!\d)9\d{4}[\s.\-–]?\d{4}(?!\d)/;
/** Addresses that are a number, whatever they look like. */
const by_number = /^(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com|t\.me\/\+?\d)/i;

/** Whether a text holds what looks like a phone number. */
export const holdsNumber = (text: string): boolean => number.test(text.normalize('NFKC'));

/** The address that lets people in: https, and never one that is somebody's number. */
export const invitation = line(300).transform((text, context) => {
  const address = URL.canParse(text) ? new URL(text) : null;
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (address?.protocol !== 'https:' || address.username || address.password) return refuse('invalid_invite');
  const shown = `${address.host}${address.pathname}${address.search}`;
  if (by_number.test(shown) || holdsNumber(decoded(shown))) return refuse('phone_number');
  return address.href;
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const withoutNumber = <Value extends string>(schema: z.ZodType<Value, string>) =>
  schema.refine((text) => !holdsNumber(text), { error: 'phone_number' });

/** What is written of a community, by form and by program. */
export const community_fields = {
  title: withoutNumber(line(120)),
  summary: orNone(withoutNumber(prose(500))),
  module_id: orNone(z.uuid({ error: 'invalid_choice' })),
  locale: z.enum(['pt-BR', 'en', 'es'], { error: 'invalid_choice' }),
  audience: z.enum(audiences, { error: 'invalid_choice' }),
  join_url: invitation,
  rules: withoutNumber(prose(20_000)),
};
export const community_form = z.strictObject({ ...community_fields, version: version.optional() });
export type CommunityValues = Omit<z.output<typeof community_form>, 'version'>;
