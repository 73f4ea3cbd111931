import type { FieldError } from '../../lib/forms.ts';
import { isStaff, type Person } from '../../lib/viewer.ts';
import { notThere, type Outcome } from '../api.ts';
import type { Ask } from '../context.ts';
import { told } from './api-answers.ts';
import { type Full, fullTicket } from './find-full.ts';
import type { Moved } from './move.ts';
import { ticketNumber, workers } from './ticket.ts';

export type Call = Ask & { viewer: Person };

export const named = { params: { number: 'ticket' } } as const;

/** Where this person finds requests in the portal. */
export const areaOf = (viewer: Person): string => (isStaff(viewer) ? '/desk/tickets' : '/tickets');

/** Whether this person works on requests. */
export const worksOn = ({ staff_roles }: Person): boolean =>
  staff_roles.some((role) => workers.some((works) => works === role));

/** The request an address names; null when it is unknown or not the caller's to see. */
export async function subjectOf({ tx, params }: Call): Promise<Full | null> {
  const number = ticketNumber(params['number']);
  return number === null ? null : ((await fullTicket(tx, number)) ?? null);
}

/** The request as it stands now. */
export async function seenFrom(ask: Call): Promise<Outcome<ReturnType<typeof told>>> {
  const found = await subjectOf(ask);
  return found ? { data: told(ask.services.config.public_url, isStaff(ask.viewer), found) } : notThere;
}

/** The request after a move, or where it stands instead. */
export async function afterMove(ask: Call, moved: Moved): Promise<Outcome<ReturnType<typeof told>>> {
  return moved.ok ? seenFrom(ask) : { problem: 409, state: moved.status };
}

/** Fields of the details that are wrong, as the API names them. */
export const inDetails = (errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => ({ ...error, field: `details.${error.field}` }));
