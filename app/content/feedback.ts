import { z } from 'zod';
import { orNone, prose } from '../../lib/forms.ts';

/** What was missing, for those who say that a page did not help. */
export const feedback_reasons = ['not_found', 'did_not_work', 'unclear', 'outdated', 'other'] as const;
export type FeedbackReason = (typeof feedback_reasons)[number];

/** Characters a reader may add, and of a comment or an answer to one. */
export const words_max = 2_000;
export const comment_max = 4_000;

/** `go_on`: where a reader goes on who was not helped; a request when nothing is said. */
export const feedback_form = z.strictObject({
  solved: z.enum(['yes', 'no'], { error: 'unknown_field' }),
  reason: orNone(z.enum(feedback_reasons, { error: 'invalid_choice' })),
  words: orNone(prose(words_max)),
  go_on: z.enum(['request', 'stay'], { error: 'unknown_field' }).optional(),
});

export const comment_form = z.strictObject({
  body: prose(comment_max),
  submission_id: z.uuid({ error: 'unknown_field' }),
});
