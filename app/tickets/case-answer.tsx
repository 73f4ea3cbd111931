import type { FieldError } from '../../lib/forms.ts';
import { newId } from '../../lib/tokens.ts';
import { person } from '../guard.ts';
import { type Answer, notFound, page } from '../route.ts';
import { refusals } from '../refusals.ts';
import type { Ask } from '../context.ts';
import { ShowPage } from './pages/show.tsx';
import { type StepName, StepPage, TooLatePage } from './pages/step.tsx';
import { readCase, type Told } from './read-case.ts';
import { ended, followUpUntil, ticketNumber } from './ticket.ts';

/** What the page of the request in the address shows; null: there is none for this reader. */
export const told = (ask: Ask): Promise<Told | null> => {
  const number = ticketNumber(ask.params['number']);
  return number ? readCase(ask.tx, number) : Promise.resolve(null);
};

type Shown = Partial<Parameters<typeof ShowPage>[0]> & { message?: string };

/** The page of a request, with what was typed. */
export function showPage(ask: Ask, found: Told, { message = '', errors = [], ...more }: Shown, status = 200): Answer {
  const { chrome, now, form } = ask;
  const draft = { message, submission_id: form['submission_id'] ?? newId() };
  return page(
    <ShowPage
      chrome={chrome}
      viewer={person(ask.viewer)}
      told={found}
      now={now}
      draft={draft}
      errors={errors}
      {...more}
    />,
    { status },
  );
}

type Step = { errors?: readonly FieldError[]; refused?: boolean };

/** A step that asks for words first, with what was typed. */
export function stepPage(ask: Ask, found: Told, step: StepName, { errors = [], refused = false }: Step = {}): Answer {
  const { chrome, now, form, t } = ask;
  const typed = { message: form['message'] ?? '', submission_id: form['submission_id'] ?? newId() };
  const props = { chrome, viewer: person(ask.viewer), told: found, now, step, typed, refused };
  const status = errors.length > 0 || refused ? 422 : 200;
  return page(<StepPage {...props} errors={refusals(t, errors)} />, { status });
}

/** What was sent is no longer taken: what happened meanwhile, in words, and what was typed with a way to go on. */
export async function meanwhile(ask: Ask, message: string): Promise<Answer> {
  const found = await told(ask);
  if (!found) return notFound;
  const { status } = found.ticket;
  const is_ended = ended.some((end) => end === status);
  if (!is_ended || message === '') return showPage(ask, found, { message, refused: true }, 422);
  if (status === 'closed' && followable(found, ask.now)) return stepPage(ask, found, 'follow_up', { refused: true });
  const typed = { message, submission_id: '' };
  const { chrome, now, viewer } = ask;
  return page(<TooLatePage {...{ chrome, now, typed }} viewer={person(viewer)} told={found} />, { status: 422 });
}

/** One's own request; on the page of somebody else's there is no such step. */
export const mayWithdraw = ({ viewer }: Ask, { ticket }: Told): boolean =>
  ticket.requester_id === person(viewer).person_id;

/** A closed request of the last 180 days. */
export const followable = ({ ticket }: Told, now: Date): boolean =>
  ticket.status === 'closed' && ticket.closed_at !== null && followUpUntil(ticket.closed_at) >= now;
