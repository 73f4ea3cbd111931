import { newId } from '../../lib/tokens.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { presenceOf } from '../presence.ts';
import { type Answer, page } from '../route.ts';
import { draftShown } from '../tickets/case-answer.tsx';
import type { Told } from '../tickets/read-case.ts';
import { choicesFor, deskCounts, publicCount } from './find.ts';
import { customerFacts } from './find-facts.ts';
import { deskListed } from './find-list.ts';
import { namesOf } from './find-present.ts';
import { CasePage } from './pages/case.tsx';
import { deskListingOf } from './view.ts';

type Shown = Partial<Pick<Parameters<typeof CasePage>[0], 'typed' | 'errors' | 'news' | 'refused' | 'notice'>>;

/** The desk's page of a request, beside the list it was opened from; with `typed`, a step that did not go through and keeps its words. */
export async function deskCase(ask: Ask, told: Told, { typed, errors = [], ...more }: Shown = {}): Promise<Answer> {
  const { tx, chrome, now, services } = ask;
  const viewer = person(ask.viewer);
  const listing = deskListingOf(ask.query);
  const present = presenceOf(services.live).at(told.ticket.id, viewer.person_id);
  const [counts, list, choices, seen, facts, names] = await Promise.all([
    deskCounts(tx),
    deskListed(tx, listing),
    choicesFor(tx, told.ticket.number),
    publicCount(tx, told.ticket.id),
    customerFacts(tx, told.ticket.organization_id),
    present.length > 0
      ? namesOf(
          tx,
          present.map((one) => one.person),
        )
      : new Map<string, string>(),
  ]);
  // A step with words of its own is no draft of an answer.
  const other = typed && typed.step !== 'messages' ? typed.form : null;
  const answers = other ? told.drafts.filter(({ id }) => id !== other['submission_id']) : told.drafts;
  const draft = draftShown(other ? { ...ask, form: {} } : ask, { ...told, drafts: answers });
  const kept = answers.find(({ id }) => id === draft.submission_id);
  return page(
    <CasePage
      {...{ chrome, viewer, now, listing, counts, list, choices, told, seen, facts, errors, ...more }}
      typed={typed ?? null}
      submission_id={other ? (other['submission_id'] ?? newId()) : newId()}
      draft={draft}
      intent={typed?.form['intent'] ?? (kept?.form['message'] ? kept.form['intent'] : null) ?? 'answer'}
      files={other ? (told.drafts.find(({ id }) => id === other['submission_id'])?.files ?? []) : []}
      present={present.flatMap(({ person: id, state }) => {
        const name = names.get(id);
        return name ? [{ name, state }] : [];
      })}
    />,
    { status: typed ? 422 : 200 },
  );
}
