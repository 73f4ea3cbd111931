import { get, page } from '../route.ts';
import { apiRoutes } from './openapi.ts';
import { ReferencePage } from './pages/reference.tsx';

export const reference_routes = [
  get({
    path: '/api',
    who: 'anyone',
    handle: ({ chrome, routes, services }) =>
      page(<ReferencePage chrome={chrome} routes={apiRoutes(routes())} public_url={services.config.public_url} />),
  }),
];
