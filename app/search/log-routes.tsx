import { get, page } from '../route.ts';
import { type Period, periods, searches, unopenedDocuments } from './find-log.ts';
import { editor_paths, editors } from './editors.ts';
import { SearchesPage, UnopenedPage } from './pages/log.tsx';

/** The days an address asks for, 30 unless told. */
const periodOf = (query: URLSearchParams): Period =>
  periods.find((period) => String(period) === query.get('days')) ?? 30;

export const log_routes = [
  get({
    path: editor_paths.searches,
    who: editors,
    handle: async ({ tx, chrome, query }) => {
      const days = periodOf(query);
      const which = query.get('show') === 'unopened' ? 'unopened' : 'none';
      const rows = await searches(tx, days, which);
      return page(<SearchesPage {...{ chrome, days, which, rows }} />);
    },
  }),
  get({
    path: editor_paths.unopened,
    who: editors,
    handle: async ({ tx, chrome, query }) => {
      const days = periodOf(query);
      return page(<UnopenedPage {...{ chrome, days }} rows={await unopenedDocuments(tx, days)} />);
    },
  }),
];
