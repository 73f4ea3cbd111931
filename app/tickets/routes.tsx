import type { Viewer } from '../../lib/viewer.ts';
import { person } from '../guard.ts';
import { get, page } from '../route.ts';
import { entitledModules } from '../catalog/find.ts';
import { listingOf } from './filters.ts';
import { named } from './find.ts';
import { listed } from './find-list.ts';
import { ListPage } from './pages/list.tsx';
import { RestrictedPage } from './pages/restricted.tsx';
import { ticketNumber } from './ticket.ts';

const restricted = (viewer: Viewer): boolean => viewer.kind === 'person' && viewer.visibility === 'none';

export const routes = [
  get({
    path: '/tickets',
    who: 'member',
    reads: (tx, _params, query) => Promise.all([listed(tx, listingOf(query)), entitledModules(tx)]),
    handle: async ({ chrome, viewer, now, query, tx }, [found, modules]) => {
      if (restricted(viewer)) return page(<RestrictedPage chrome={chrome} />);
      const opened = ticketNumber(query.get('opened') ?? undefined);
      const props = { chrome, now, opened, modules, listing: listingOf(query), viewer: person(viewer) };
      const rows = await named(tx, props.viewer, found.rows);
      return page(<ListPage {...props} listed={{ ...found, rows }} />);
    },
  }),
];
