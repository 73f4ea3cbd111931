import { areas, editors } from '../content/document.ts';
import type { Feature } from '../context.ts';
import { mayUse } from '../guard.ts';
import { routes as api_routes } from './api.ts';
import { routes as desk_routes } from './desk-routes.tsx';
import { forgetting, forgetVideoFiles } from './forget-files.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'videos',
  routes: [...routes, ...desk_routes, ...api_routes],
  help: (viewer, t) => [t.videos.help.watch, ...(mayUse(viewer, editors) ? [t.videos.help.keep] : [])],
  menu: (_viewer, t) => [{ href: areas.video, label: t.videos.title, rank: -1, within: t.content.support }],
  desk: (viewer, t) =>
    mayUse(viewer, editors)
      ? [{ href: '/desk/videos', label: t.videos.desk, rank: 2, within: t.editorial.content }]
      : [],
  jobs: [forgetVideoFiles],
  schedules: [forgetting],
};
