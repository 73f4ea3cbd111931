import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { search_api } from './api.ts';
import { forgetSearches, schedules } from './forget-searches.ts';
import { log_routes } from './log-routes.tsx';
import { routes } from './routes.tsx';
import { saved_routes } from './saved-routes.tsx';
import { synonym_routes } from './synonym-routes.tsx';
import { edits } from './editors.ts';

export const feature: Feature = {
  name: 'search',
  routes: [...routes, ...saved_routes, ...synonym_routes, ...log_routes, ...search_api],
  jobs: [forgetSearches],
  schedules,
  desk: (viewer, t) => (edits(viewer) ? [{ href: '/desk/search', label: t.search.editors.title, rank: 2 }] : []),
  help: (viewer, t) => {
    const { search, saved, operators, log, synonyms } = t.search.help;
    if (viewer.kind !== 'person') return [search];
    if (!isStaff(viewer)) return [search, saved];
    return [search, operators, saved, ...(edits(viewer) ? [log, synonyms] : [])];
  },
};
