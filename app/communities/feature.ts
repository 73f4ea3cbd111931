import { editors } from '../content/document.ts';
import type { Feature } from '../context.ts';
import { mayUse } from '../guard.ts';
import { routes as api_routes } from './api.ts';
import { communities_path } from './community.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'communities',
  routes: [...routes, ...api_routes],
  help: (viewer, t) => [t.communities.help.join, ...(mayUse(viewer, editors) ? [t.communities.help.keep] : [])],
  menu: (_viewer, t) => [{ href: communities_path, label: t.communities.title, rank: -1, within: t.content.support }],
  desk: (viewer, t) =>
    mayUse(viewer, editors)
      ? [{ href: '/desk/communities', label: t.communities.desk, rank: 2, within: t.editorial.content }]
      : [],
};
