import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'tickets',
  routes,
  menu: (viewer, t) =>
    viewer.kind === 'person' && !isStaff(viewer) ? [{ href: '/tickets', label: t.tickets.tickets }] : [],
};
