import type { Feature } from '../context.ts';
import { forgetFile } from './forget-file.ts';
import { mail_routes } from './mail-routes.tsx';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'admin',
  routes: [...routes, ...mail_routes],
  jobs: [forgetFile],
  help: (viewer, t) =>
    viewer.kind === 'person' && viewer.staff_roles.includes('system_admin')
      ? [t.admin.help.brand, t.mail_texts.help]
      : [],
  desk: (viewer, t) =>
    viewer.kind === 'person' && viewer.staff_roles.includes('system_admin')
      ? [{ href: '/desk/settings', label: t.admin.settings, rank: 2 }]
      : [],
};
