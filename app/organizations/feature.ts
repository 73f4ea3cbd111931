import { managesPeople } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { organization_api } from './api.ts';
import { branch_routes } from './branch-routes.tsx';
import { contract_api } from './contract-api.ts';
import { portfolio_api } from './portfolio-api.ts';
import { checkImport } from './check-import.ts';
import { entitlement_routes } from './entitlement-routes.tsx';
import { forgetImportFile, forgetImports, schedules } from './forget-imports.ts';
import { import_routes } from './import-routes.tsx';
import { desk_portfolio_routes, own_routes } from './portfolio-routes.tsx';
import { routes } from './routes.tsx';
import { runImport } from './run-import.ts';

export const feature: Feature = {
  name: 'organizations',
  routes: [
    ...own_routes,
    // Before the routes that would take `import` for an id.
    ...import_routes,
    ...routes,
    ...branch_routes,
    ...entitlement_routes,
    ...desk_portfolio_routes,
    ...organization_api,
    ...contract_api,
    ...portfolio_api,
  ],
  help: (viewer, t) => {
    const { own, partners, import_people, find, keep, serve, import: bring } = t.organizations.help;
    if (viewer.kind !== 'person') return [];
    if (viewer.staff_roles.length > 0) return [find, keep, serve, bring];
    if (!viewer.organization_id) return [];
    return managesPeople(viewer) ? [own, partners, import_people] : [own];
  },
  jobs: [checkImport, runImport, forgetImportFile, forgetImports],
  schedules,
};
