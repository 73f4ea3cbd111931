import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'tickets',
  routes,
  help: (viewer, t) =>
    viewer.kind === 'person' && viewer.organization_id ? [t.tickets.help.open, t.tickets.help.follow] : [],
  menu: (viewer, t) =>
    viewer.kind === 'person' && !isStaff(viewer) ? [{ href: '/tickets', label: t.tickets.tickets }] : [],
};
