import { z } from 'zod';
import { line } from '../../lib/forms.ts';

export const scopes = ['read', 'write'] as const;
export type Scope = (typeof scopes)[number];

/** How long a token may last, in days. */
export const token_days = { least: 1, most: 365, usual: 90 } as const;
/** Tokens one person may have in use at once. */
export const most_tokens = 50;

const days = z.coerce
  .number({ error: 'invalid_number' })
  .int({ error: 'invalid_number' })
  .min(token_days.least, { error: 'invalid_number' })
  .max(token_days.most, { error: 'invalid_number' });

export const token_form = z.strictObject({
  name: line(100),
  /** Reading is the least a token can do. */
  write: z.literal('on').optional(),
  days,
});
