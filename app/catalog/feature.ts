import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { mayUse } from '../guard.ts';
import { routes as api } from './api.ts';
import { routes as calendars } from './calendar-routes.tsx';
import { catalog_writers } from './entry.ts';
import { routes as entries } from './entry-routes.tsx';
import { routes as holidays } from './holiday-routes.tsx';
import { queue_writers } from './queue.ts';
import { routes as queues } from './queue-routes.tsx';
import { routes as queues_api } from './queues-api.ts';

export const feature: Feature = {
  name: 'catalog',
  routes: [...entries, ...queues, ...calendars, ...holidays, ...api, ...queues_api],
  help: (viewer, t) => [
    ...(isStaff(viewer) ? [t.catalog.help.catalog] : []),
    ...(mayUse(viewer, catalog_writers) ? [t.catalog.help.write_catalog] : []),
    ...(mayUse(viewer, queue_writers) ? [t.catalog.help.queues, t.catalog.help.calendars] : []),
  ],
  desk: (viewer, t) =>
    isStaff(viewer)
      ? [
          { href: '/desk/catalog', label: t.catalog.catalog, rank: 1 },
          { href: '/desk/queues', label: t.catalog.queues, rank: 1 },
          { href: '/desk/calendars', label: t.catalog.calendars, rank: 1 },
        ]
      : [],
};
