import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Tickets } from '../../db/tables.ts';
import { addresses, line, prose } from '../../lib/forms.ts';

export type Status = Selectable<Tickets>['status'];
export type Turn = 'customer' | 'support' | 'development';

/** Who has to act in each state (domain.md 1.3). */
export const turns = {
  new: 'support',
  in_progress: 'support',
  waiting_customer: 'customer',
  waiting_issue: 'development',
  customer_validation: 'customer',
  closed: null,
  cancelled: null,
} as const satisfies Record<Status, Turn | null>;

export const ended = ['closed', 'cancelled'] as const satisfies readonly Status[];

export const subject_max = 200;
export const description_max = 20_000;
/** People in copy of one request, at most. */
export const copies_max = 20;

export const open_form = z.strictObject({
  subject: line(subject_max),
  description: prose(description_max),
  /** Of one of the products the organisation may use; none: the queue that takes the rest decides. */
  module_id: z.union([z.literal('').transform(() => undefined), z.uuid({ error: 'invalid_choice' })]).optional(),
  /** Addresses of colleagues who shall see it too, separated by commas. */
  copy: addresses(copies_max).optional(),
  /** The customer a consultant opens it for. */
  on_behalf_of: z.uuid({ error: 'invalid_choice' }).optional(),
  /** Made when the form is shown: the same form sent twice opens one request. */
  submission_id: z.uuid({ error: 'unknown_field' }),
});
export type Opening = z.output<typeof open_form>;

/** A request's number as typed in an address; null for anything else. */
export function ticketNumber(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
