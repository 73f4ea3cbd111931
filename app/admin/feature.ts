import type { Feature } from '../context.ts';
import { forgetFile } from './forget-file.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'admin',
  routes,
  jobs: [forgetFile],
  help: (viewer, t) =>
    viewer.kind === 'person' && viewer.staff_roles.includes('system_admin') ? [t.admin.help.brand] : [],
  desk: (viewer, t) =>
    viewer.kind === 'person' && viewer.staff_roles.includes('system_admin')
      ? [{ href: '/desk/settings', label: t.admin.settings, rank: 2 }]
      : [],
};
