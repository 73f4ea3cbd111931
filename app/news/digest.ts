import { z } from 'zod';

const oneOf = (least: number, most: number) =>
  z
    .string({ error: 'required' })
    .regex(/^\d{1,2}$/, { error: 'invalid_choice' })
    .transform(Number)
    .pipe(z.number().min(least, { error: 'invalid_choice' }).max(most, { error: 'invalid_choice' }));

/** When digests go out: an hour of the vendor's day and, for the weekly one, a day of the week, 1 being Monday. */
export const digest_form = z.strictObject({ hour: oneOf(0, 23), weekday: oneOf(1, 7) });
export type Digest = z.output<typeof digest_form>;
