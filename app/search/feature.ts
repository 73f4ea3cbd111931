import type { Feature } from '../context.ts';
import { search_api } from './api.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'search',
  routes: [...routes, ...search_api],
  help: (_viewer, t) => [t.search.help.search],
};
