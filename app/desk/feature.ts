import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { details_routes } from './details-routes.tsx';
import { history_routes } from './history-routes.tsx';
import { phone_api } from './phone-api.ts';
import { phone_draft_routes } from './phone-draft-routes.tsx';
import { phone_routes } from './phone-routes.tsx';
import { routes } from './routes.tsx';
import { step_routes } from './step-routes.tsx';

export const feature: Feature = {
  name: 'desk',
  routes: [
    ...phone_routes,
    ...phone_draft_routes,
    ...phone_api,
    ...routes,
    ...details_routes,
    ...history_routes,
    ...step_routes,
  ],
  help: (viewer, t) =>
    isStaff(viewer)
      ? [t.desk.help.tickets, t.desk.help.filters, t.desk.help.phone, t.desk.help.work, t.desk.help.keys]
      : [],
  desk: (viewer, t) =>
    isStaff(viewer)
      ? [
          { href: '/desk', label: t.tickets.tickets },
          { href: '/desk/organizations', label: t.organizations.organizations },
        ]
      : [],
};
