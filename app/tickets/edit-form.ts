import type { FieldError } from '../../lib/forms.ts';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { readDetails, splitDetails, typedDetails } from './details.ts';
import { editDetails } from './edit-details.ts';
import { type Detailed, detailsOf } from './find-details.ts';
import { ended, ticketNumber } from './ticket.ts';

/** What a form to edit details shows: what was typed, and what stands there now when somebody was quicker. */
export type EditShown = {
  ticket: Detailed;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  stored: Record<string, string> | null;
  /** It ended meanwhile: what was typed stands there to be taken elsewhere. */ over?: boolean;
};
export type EditTaken = { is: 'unknown' } | { is: 'done'; number: number } | { is: 'refused'; shown: EditShown };

const isOver = ({ status }: Detailed): boolean => ended.some((end) => end === status);

/** The form as it is first shown; null: there is no such request; `ended`: it takes no more changes. */
export async function beginEdit(tx: Tx, number: string | undefined): Promise<EditShown | 'ended' | null> {
  const asked = ticketNumber(number);
  const ticket = asked ? await detailsOf(tx, asked) : undefined;
  if (!ticket) return null;
  if (isOver(ticket)) return 'ended';
  return { ticket, typed: typedDetails(ticket.details), errors: [], stored: null };
}

/** Takes the form: changes the details, or says what it has to be shown with again. */
export async function takeEdit(
  tx: Tx,
  viewer: Person,
  number: string | undefined,
  form: Record<string, string>,
): Promise<EditTaken> {
  const asked = ticketNumber(number);
  const ticket = asked ? await detailsOf(tx, asked) : undefined;
  if (!ticket) return { is: 'unknown' };
  const { edition = '', kind: _, ...given } = form;
  const { typed, rest } = splitDetails(ticket.kind, given);
  const refuse = (errors: readonly FieldError[], now = ticket): EditTaken => {
    const stored = errors.some(({ code }) => code === 'changed_meanwhile') ? typedDetails(now.details) : null;
    return { is: 'refused', shown: { ticket: now, typed, errors, stored, over: isOver(now) } };
  };
  if (isOver(ticket)) return refuse([]);
  if (Object.keys(rest).length > 0) return refuse([{ field: '', code: 'unknown_field' }]);
  // A kind that changed asks for other fields: what is wrong with these says nothing.
  if (ticket.edition !== edition) return refuse([{ field: '', code: 'changed_meanwhile' }]);
  const reading = readDetails(ticket.kind, typed, true);
  if (!reading.ok) return refuse(reading.errors);
  const done = await editDetails(tx, viewer, ticket, { details: reading.value, edition });
  if (done.ok) return { is: 'done', number: ticket.number };
  const now = (await detailsOf(tx, ticket.number)) ?? ticket;
  return refuse(done.reason === 'ended' ? [] : [{ field: '', code: 'changed_meanwhile' }], now);
}
