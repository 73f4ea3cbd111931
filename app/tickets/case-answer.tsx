import type { FieldError } from '../../lib/forms.ts';
import { formatOf } from '../../lib/format.ts';
import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { type Answer, notFound, page } from '../route.ts';
import { refusals } from '../refusals.ts';
import type { Ask } from '../context.ts';
import { files_max, goodUploads } from '../uploads.ts';
import { nameOwn } from './find-case.ts';
import { keepFiles } from './keep-files.ts';
import { draftOf, draftVersion } from './opening-form.ts';
import type { Draft } from './pages/answer-box.tsx';
import { ShowPage } from './pages/show.tsx';
import { type StepName, StepPage, TooLatePage } from './pages/step.tsx';
import { readCase, type Told } from './read-case.ts';
import { saveDraft } from './save-draft.ts';
import { ended, followUpUntil, ticketNumber } from './ticket.ts';

/** What the page of the request in the address shows; null: there is none for this reader. `internal`: with what the staff alone see. */
export async function told(ask: Ask, internal = false): Promise<Told | null> {
  const number = ticketNumber(ask.params['number']);
  const found = number ? await readCase(ask.tx, number, internal) : null;
  return found && nameOwn(found, person(ask.viewer));
}

/** What is in the answer box: what came with the form, or the draft that was kept, here or on another device. */
export function draftShown(ask: Ask, { drafts }: Told): Draft {
  const { form, query, chrome, viewer } = ask;
  const format = formatOf(chrome.locale, person(viewer).time_zone);
  const typed = form['submission_id'];
  const asked = typed ?? query.get('draft');
  const kept = drafts.find(({ id }) => id === asked) ?? (typed === undefined ? drafts[0] : undefined);
  return {
    submission_id: typed ?? kept?.id ?? newId(),
    message: form['message'] ?? (typed === undefined ? (kept?.form['message'] ?? '') : ''),
    version: typed === undefined ? (kept?.version ?? 0) : draftVersion(form),
    saved: kept && typed === undefined ? format.date_time(kept.updated_at) : undefined,
    files: kept?.files ?? [],
    others: drafts
      .filter(({ id }) => id !== kept?.id)
      .map(({ id, form: { message = '' }, updated_at }) => ({
        id,
        text: message.slice(0, 80),
        saved: format.date_time(updated_at),
      })),
  };
}

/**
 * A form that goes back keeps its files in the draft, as it cannot send them again; in a transaction that stands whatever the answer is.
 * Out: the request as it is told from then on.
 */
export async function keepSent(ask: Ask, found: Told, internal = false): Promise<Told> {
  const { tx, form, uploads } = ask;
  if (goodUploads(uploads).length === 0) return found;
  const viewer = person(ask.viewer);
  const { ticket } = found;
  const id = readUuid(form['submission_id']) ?? newId();
  await ask.pause();
  const saved = await saveDraft(tx, viewer, { id, version: draftVersion(form), form: draftOf(form), ticket });
  if (saved.outcome !== 'opened') {
    await keepFiles(tx, viewer, uploads, { id: saved.id, organization_id: ticket.organization_id });
    form['submission_id'] = saved.id;
    form['draft_version'] = String(saved.version);
  }
  await ask.pause();
  return (await told(ask, internal)) ?? found;
}

/** Whether what came and what lies in the draft are more files than one answer takes. */
export const tooManyFiles = ({ form, uploads }: Ask, { drafts }: Told): FieldError[] => {
  const kept = drafts.find(({ id }) => id === form['submission_id'])?.files.length ?? 0;
  return uploads.length > 0 && kept + uploads.length > files_max ? [{ field: 'files', code: 'files_too_many' }] : [];
};

type Shown = Partial<Parameters<typeof ShowPage>[0]>;

/** The page of a request, with what was typed. */
export function showPage(ask: Ask, found: Told, shown: Shown = {}, status = 200): Answer {
  const { chrome, now } = ask;
  const draft = draftShown(ask, found);
  const props = { chrome, viewer: person(ask.viewer), told: found, now, draft, errors: [], ...shown };
  return page(<ShowPage {...props} />, { status });
}

type Step = { errors?: readonly FieldError[]; refused?: boolean; notice?: string | undefined };

/** A step that asks for words first, with what was typed. */
export function stepPage(ask: Ask, found: Told, step: StepName, given: Step = {}): Answer {
  const { errors = [], refused = false, notice } = given;
  const { chrome, now, t } = ask;
  const props = { chrome, viewer: person(ask.viewer), told: found, now, step, refused, notice };
  const status = errors.length > 0 || refused ? 422 : 200;
  return page(<StepPage {...props} typed={draftShown(ask, found)} errors={refusals(t, errors)} />, { status });
}

/** What was sent is no longer taken: what happened meanwhile, in words, and what was typed with a way to go on. */
export async function meanwhile(ask: Ask, message: string): Promise<Answer> {
  const before = await told(ask);
  if (!before) return notFound;
  const found = await keepSent(ask, before);
  const { status } = found.ticket;
  const is_ended = ended.some((end) => end === status);
  if (!is_ended || message === '') return showPage(ask, found, { refused: true }, 422);
  if (status === 'closed' && followable(found, ask.now)) return stepPage(ask, found, 'follow_up', { refused: true });
  const { chrome, now, viewer } = ask;
  return page(<TooLatePage {...{ chrome, now, message }} viewer={person(viewer)} told={found} />, { status: 422 });
}

/** What the address says about drafts, in words. */
export const draftNotice = ({ query, t }: Ask): string | undefined => {
  if (query.has('draft_saved')) return t.opening.draft_saved;
  if (query.has('draft_conflict')) return t.conversation.draft_conflict;
  return query.has('draft_discarded') ? t.opening.draft_discarded : undefined;
};

/** One's own request; on the page of somebody else's there is no such step. */
export const mayWithdraw = ({ viewer }: Ask, { ticket }: Told): boolean =>
  ticket.requester_id === person(viewer).person_id;

/** A closed request of the last 180 days. */
export const followable = ({ ticket }: Told, now: Date): boolean =>
  ticket.status === 'closed' && ticket.closed_at !== null && followUpUntil(ticket.closed_at) >= now;
