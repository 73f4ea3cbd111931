import { newId } from '../../lib/tokens.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { presenceOf } from '../presence.ts';
import { type Answer, page } from '../route.ts';
import type { Told } from '../tickets/read-case.ts';
import { choicesFor, deskCounts, publicCount } from './find.ts';
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
  const [counts, list, choices, seen, names] = await Promise.all([
    deskCounts(tx),
    deskListed(tx, listing),
    choicesFor(tx, told.ticket.number),
    publicCount(tx, told.ticket.id),
    present.length > 0
      ? namesOf(
          tx,
          present.map((one) => one.person),
        )
      : new Map<string, string>(),
  ]);
  return page(
    <CasePage
      {...{ chrome, viewer, now, listing, counts, list, choices, told, seen, errors, ...more }}
      typed={typed ?? null}
      submission_id={typed?.form['submission_id'] ?? newId()}
      present={present.flatMap(({ person: id, state }) => {
        const name = names.get(id);
        return name ? [{ name, state }] : [];
      })}
    />,
    { status: typed ? 422 : 200 },
  );
}
