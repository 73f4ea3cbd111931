import { isStaff } from '../../lib/viewer.ts';
import { get, page } from '../route.ts';
import { askedBy } from './address.ts';
import { InstantResults } from './pages/instant.tsx';
import { answeredTo, resultsAnswer } from './results-answer.tsx';

const instant_size = 6;

export const routes = [
  get({
    path: '/search',
    who: 'anyone',
    handle: (ask) =>
      resultsAnswer(ask, askedBy(ask.query), {
        notice: ask.query.has('saved') ? ask.t.search.saved.saved : undefined,
      }),
  }),
  // What appears under the box while somebody types.
  get({
    path: '/search/instant',
    who: 'anyone',
    handle: async (ask) => {
      const { chrome, viewer, query } = ask;
      const asked = { ...askedBy(query), offset: 0 };
      const { answered } = await answeredTo(ask, asked, instant_size, true);
      const staff: boolean = viewer.kind === 'person' && isStaff(viewer);
      return page(<InstantResults {...{ chrome, staff, asked, found: answered.found }} />);
    },
  }),
];
