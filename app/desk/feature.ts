import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'desk',
  routes,
  desk: (viewer, t) =>
    isStaff(viewer)
      ? [
          { href: '/desk', label: t.tickets.tickets },
          { href: '/desk/organizations', label: t.desk.organizations },
        ]
      : [],
};
