import { isStaff } from '../../lib/viewer.ts';
import { get, page } from '../route.ts';
import { askedBy } from './address.ts';
import { search } from './find.ts';
import { InstantResults, ResultsPage } from './pages/results.tsx';

const page_size = 20;
const instant_size = 6;

export const routes = [
  get({
    path: '/search',
    who: 'anyone',
    handle: async ({ tx, chrome, viewer, now, query, services }) => {
      const found = await search(tx, services.lists, { ...askedBy(query), limit: page_size });
      return page(
        <ResultsPage
          {...{ chrome, viewer, now, found, page_size }}
          time_zone={viewer.kind === 'person' ? viewer.time_zone : services.config.tz_default}
          asked={askedBy(query)}
        />,
      );
    },
  }),
  // What appears under the box while somebody types.
  get({
    path: '/search/instant',
    who: 'anyone',
    handle: async ({ tx, chrome, viewer, query, services }) => {
      const { results } = await search(tx, services.lists, { ...askedBy(query), offset: 0, limit: instant_size });
      return page(
        <InstantResults
          {...{ chrome, results }}
          staff={viewer.kind === 'person' && isStaff(viewer)}
          asked={askedBy(query)}
        />,
      );
    },
  }),
];
