import { z } from 'zod';

/** Who called, and for which company; the rest of the form is that of every new request. */
export const caller_form = z.strictObject({
  organization_id: z.uuid({ error: 'invalid_choice' }),
  requester_id: z.uuid({ error: 'invalid_choice' }),
});
