import { readForm } from '../../lib/forms.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, notFound, post, redirect } from '../route.ts';
import { keepSent, tooManyFiles } from '../tickets/case-answer.tsx';
import { alreadySaid } from '../tickets/find-case.ts';
import { readCase } from '../tickets/read-case.ts';
import { message_body, ticketNumber, workers } from '../tickets/ticket.ts';
import { uploadErrors } from '../uploads.ts';
import { deskCase } from './answer.tsx';
import { hold, publicCount } from './find.ts';
import { step_names, type StepName, steps } from './steps.ts';
import { deskListingOf, deskQuery } from './view.ts';

async function take<Value>(ask: Ask, name: StepName, step: (typeof steps)[StepName]): Promise<Answer> {
  // One of the table's steps: its form makes the value its run takes.
  const { form, held, run } = step as unknown as {
    form: Parameters<typeof readForm<Value>>[0];
    held: (value: Value) => boolean;
    run: (context: object, value: Value) => ReturnType<(typeof steps)['take']['run']>;
  };
  const { tx, t, now, uploads } = ask;
  const viewer = person(ask.viewer);
  const number = ticketNumber(ask.params['number']);
  const found = number ? await readCase(tx, number, true) : null;
  if (!found) return notFound;
  const typed = { step: name, form: ask.form };
  const { draft_version: _, ...sent } = ask.form;
  const reading = readForm(form, sent);
  const errors = [...(reading.ok ? [] : reading.errors), ...uploadErrors(uploads), ...tooManyFiles(ask, found)];
  if (!reading.ok || errors.length > 0)
    return deskCase(ask, await keepSent(ask, found, true), { typed, errors: refusals(t, errors) });
  const { ticket } = found;
  const done = name === 'queue' ? '/desk' : `/desk/tickets/${ticket.number}`;
  const listing = deskListingOf(ask.query);
  const back = deskQuery(listing, { after: listing.after });
  const leave = redirect(`${done}${back}${back ? '&' : '?'}done=${name}`);
  const submission = ask.form['submission_id'];
  if (submission && (await alreadySaid(tx, ticket.id, viewer.person_id, submission, ask.form['message']))) return leave;
  // From here to the end nobody else changes it: what is compared now is what the answer meets.
  await hold(tx, ticket.id);
  if (held(reading.value)) {
    const news = (await publicCount(tx, ticket.id)) - Number(ask.form['seen']);
    if (news > 0) {
      const fresh = (await readCase(tx, ticket.number, true)) ?? found;
      return deskCase(ask, await keepSent(ask, fresh, true), { typed, news });
    }
  }
  const outcome = await run({ tx, viewer, ticket, now, files: uploads }, reading.value);
  if (outcome === 'done') return leave;
  if (outcome !== 'refused') return deskCase(ask, found, { typed, errors: refusals(t, [outcome]) });
  const now_told = (await readCase(tx, ticket.number, true)) ?? found;
  return deskCase(ask, await keepSent(ask, now_told, true), { typed, refused: true });
}

export const step_routes = step_names.map((name) =>
  post({
    path: `/desk/tickets/:number/${name}`,
    who: workers,
    audit: steps[name].audit,
    crawl: { params: { number: 'ticket' }, form: steps[name].sample },
    limits: { body: message_body, ...(steps[name].files && { uploads: true }) },
    handle: (ask) => take(ask, name, steps[name]),
  }),
);
