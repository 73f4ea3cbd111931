import { newId } from '../../lib/tokens.ts';
import type { Refusal } from '../../ui/parts/form.tsx';
import type { Ask } from '../context.ts';
import { publicPage } from '../public-page.ts';
import { type Answer, page } from '../route.ts';
import { playingOf } from './find-films.ts';
import { DocumentPage } from './pages/document.tsx';
import type { SolvedState } from './pages/solved.tsx';
import type { Reading } from './read-document.ts';

type Change = {
  solved?: SolvedState | undefined;
  commented?: { typed: string; errors: readonly Refusal[] } | undefined;
  notice?: string | undefined;
  status?: number;
};

export const zoneOf = ({ viewer, services }: Ask): string =>
  viewer.kind === 'person' ? viewer.time_zone : services.config.tz_default;

/** A document's page: shared by visitors as it is, somebody's own as soon as there is something to say to them. */
export function documentAnswer(
  ask: Ask,
  reading: Reading,
  { solved, commented, notice, status = 200 }: Change = {},
): Answer {
  const { viewer, now } = ask;
  const playing = playingOf(ask.query);
  const draw = (chrome: Ask['chrome']) => (
    <DocumentPage
      {...{ chrome, viewer, now, reading, commented, notice, playing }}
      time_zone={zoneOf(ask)}
      solved={solved ?? { asked: 'whether' }}
      submission_id={newId()}
    />
  );
  if (solved || commented || notice || status !== 200) return page(draw(ask.chrome), { status });
  return publicPage(ask, { reading, playing }, draw);
}
