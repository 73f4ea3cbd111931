import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Tickets } from '../../db/tables.ts';
import type { Upload } from '../uploads.ts';
import type { Details } from './details.ts';
import { addresses, line, orNone, prose } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';

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

/** Until when a request closed at this moment can be followed up. */
export const followUpUntil = (closed_at: Date): Date => new Date(closed_at.getTime() + follow_up_days * 86_400_000);

export const ended = ['closed', 'cancelled'] as const satisfies readonly Status[];

/** So many requests one page of a list looks at, at most, to find those that fit its filters; no index knows every combination of them. */
export const looked_at = 1_000;

export const subject_max = 200;
export const description_max = 20_000;
/** Characters of one message, which is Markdown. */
export const message_max = 65_536;
/** Bytes of a form with such a message. */
export const message_body = 1_048_576;
/** People in copy of one request, at most. */
export const copies_max = 20;

export const open_form = z.strictObject({
  subject: line(subject_max),
  description: prose(description_max),
  /** Of one of the products the organisation may use; none: the queue that takes the rest decides. */
  module_id: z.union([z.literal('').transform(() => undefined), z.uuid({ error: 'invalid_choice' })]).optional(),
  /** Addresses of colleagues who shall see it too, separated by commas. */
  copy: addresses(copies_max).optional(),
  kind: z.enum(kinds, { error: 'invalid_choice' }).default('question'),
  severity: z.enum(severities, { error: 'invalid_choice' }).default('medium'),
  /** Code of a routine of the product. */
  routine: orNone(line(60)).optional(),
  release_id: z.union([z.literal('').transform(() => undefined), z.uuid({ error: 'invalid_choice' })]).optional(),
  /** The customer a consultant opens it for. */
  on_behalf_of: z.uuid({ error: 'invalid_choice' }).optional(),
  /** A document that was read before. */
  article: z.uuid({ error: 'unknown_field' }).optional(),
  /** Made when the form is shown: the same form sent twice opens one request. */
  submission_id: z.uuid({ error: 'unknown_field' }),
});
const submission_id = z.uuid({ error: 'unknown_field' });
export const reply_form = z.strictObject({ message: prose(message_max), submission_id });
export const validation_form = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('solved'), submission_id }),
  z.strictObject({ outcome: z.literal('not_solved'), message: prose(message_max), submission_id }),
]);
export const cancellation_form = z.strictObject({ message: orNone(prose(message_max)), submission_id });
export type Opening = Omit<z.output<typeof open_form>, 'kind' | 'severity'> & {
  kind?: Kind;
  severity?: Severity;
  product_id?: string;
  routine_id?: string;
  details?: Details;
  channel?: 'web' | 'api' | 'mail';
  /** `ask.uploads` of a route with `limits.uploads`. */ files?: readonly Upload[];
};

/** Who of the staff works on requests; the rest reads. */
export const workers = ['agent', 'lead', 'system_admin'] as const satisfies readonly StaffRole[];

/** A request's number as typed in an address; null for anything else. */
export function ticketNumber(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
