import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'desk',
  routes,
  help: (viewer, t) => (isStaff(viewer) ? [t.desk.help.tickets] : []),
  desk: (viewer, t) =>
    isStaff(viewer)
      ? [
          { href: '/desk', label: t.tickets.tickets },
          { href: '/desk/organizations', label: t.organizations.organizations },
        ]
      : [],
};
