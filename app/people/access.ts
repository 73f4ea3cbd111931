import { z } from 'zod';
import { readCnpj } from '../../lib/cnpj.ts';
import { email, line, prose } from '../../lib/forms.ts';
import { member_roles } from './invitation.ts';

/** How long a request for access waits for its confirmation and its answer. */
export const access_days = 30;

/** So many requests an hour are mailed to one address; the rest is dropped without a word. */
export const requests_per_hour = 3;

/** A CNPJ as people write it; the stored form. */
const cnpj = z
  .string()
  .max(100, { error: 'too_long' })
  .transform((text, context) => {
    const reading = readCnpj(text);
    if (reading.ok) return reading.cnpj;
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'invalid_cnpj' });
    return z.NEVER;
  });

export const access_form = z.strictObject({
  name: line(300),
  email,
  cnpj,
  message: z.union([z.literal('').transform(() => undefined), prose(1000)]).optional(),
});

export const decision_form = z.strictObject({ decision: z.enum(['approved', 'refused']) });
export const approval_form = z.strictObject({ role: z.enum(member_roles) });
/** The button beside it sends the role along, which says nothing then. */
export const refusal_form = z.strictObject({ role: z.string().max(60).optional() });
export const cnpj_form = z.strictObject({ cnpj });
