import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Tickets } from '../../db/tables.ts';
import type { Details } from './details.ts';
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

export type Kind = Selectable<Tickets>['kind'];
export type Severity = Selectable<Tickets>['severity'];
export type CloseReason = NonNullable<Selectable<Tickets>['close_reason']>;
export const kinds = ['question', 'error', 'legislation', 'improvement', 'access'] as const satisfies readonly Kind[];
export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

/** Where a request may go from where (domain.md 1.3), and whether the customer may take it there. PostgreSQL holds the same table: ticket_moves. */
export const moves = {
  new: {
    in_progress: false,
    waiting_customer: false,
    waiting_issue: false,
    customer_validation: false,
    closed: false,
    cancelled: true,
  },
  in_progress: {
    waiting_customer: false,
    waiting_issue: false,
    customer_validation: false,
    closed: false,
    cancelled: true,
  },
  waiting_customer: {
    in_progress: true,
    waiting_issue: false,
    customer_validation: false,
    closed: false,
    cancelled: true,
  },
  waiting_issue: { in_progress: false, customer_validation: false, closed: false, cancelled: true },
  customer_validation: { in_progress: true, closed: true, cancelled: true },
  closed: {},
  cancelled: {},
} as const satisfies Record<Status, Partial<Record<Status, boolean>>>;

/** Business days the customer has to validate a solution or to answer a question (S45), and when a reminder goes out. */
export const waiting_days = {
  customer_validation: { closes: 7, reminds: [5] },
  waiting_customer: { closes: 7, reminds: [3, 5] },
} as const;

/** Days after closing during which a follow-up is possible (domain.md 9.11). */
export const follow_up_days = 180;

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
export type Opening = z.output<typeof open_form> & {
  kind?: Kind;
  severity?: Severity;
  routine_id?: string;
  release_id?: string;
  details?: Details;
  channel?: 'web' | 'api' | 'mail';
};

/** A request's number as typed in an address; null for anything else. */
export function ticketNumber(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
