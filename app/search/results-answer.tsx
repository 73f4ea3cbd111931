import { isStaff } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { type Answer, page } from '../route.ts';
import type { Asked } from './address.ts';
import { answersTo, deskOf, wantedOf } from './find-answers.ts';
import { hasOperators } from './operators.ts';
import { placeNames } from './find-choices.ts';
import { savedSearches } from './find-saved.ts';
import { noteSearch } from './note-search.ts';
import { ResultsPage, type ResultsProps } from './pages/results.tsx';

const page_size = 20;

/** What was found for whoever asks, the staff's operators heard. `desk` null: nobody's of the staff, or asked by words alone while typing. */
export async function answeredTo(
  ask: Ask,
  asked: Asked,
  limit: number,
  typing = false,
): Promise<Pick<ResultsProps, 'answered' | 'desk'>> {
  const { tx, viewer, services } = ask;
  // Who types asks for every letter, and seldom for names.
  const plain = typing && !hasOperators(asked.q) && Object.keys(asked.filters).length === 0;
  const desk = !plain && viewer.kind === 'person' && isStaff(viewer) ? await deskOf(tx, viewer, asked) : null;
  return { desk, answered: await answersTo(tx, services.lists, wantedOf(asked, desk?.resolved ?? null, limit)) };
}

/** The page of a search, and its count in the log. */
export async function resultsAnswer(
  ask: Ask,
  asked: Asked,
  more: Pick<ResultsProps, 'saving' | 'notice'> = {},
): Promise<Answer> {
  const { tx, chrome, viewer, now, services } = ask;
  const [{ desk, answered }, places, saved] = await Promise.all([
    answeredTo(ask, asked, page_size),
    placeNames(tx, asked),
    viewer.kind === 'person' ? savedSearches(tx) : [],
  ]);
  if (!more.saving) noteSearch(ask, asked, answered.found);
  const time_zone = viewer.kind === 'person' ? viewer.time_zone : services.config.tz_default;
  return page(
    <ResultsPage {...{ chrome, viewer, now, asked, answered, desk, places, saved, page_size, time_zone, ...more }} />,
    { status: more.saving ? 422 : 200 },
  );
}
