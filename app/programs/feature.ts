import { isStaff, managesPeople } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { api_routes } from './api.ts';
import { forgetProgramTraces, schedules } from './jobs.ts';
import { reference_routes } from './routes.tsx';
import { token_routes } from './token-routes.tsx';
import { touchToken } from './touch-token.ts';

export const feature: Feature = {
  name: 'programs',
  routes: [...token_routes, ...api_routes, ...reference_routes],
  help: (viewer, t) =>
    viewer.kind === 'person' && (isStaff(viewer) || viewer.organization_id)
      ? [t.programs.help.tokens, ...(managesPeople(viewer) ? [t.programs.help.organization] : [])]
      : [],
  after: (services, proof, entrance) => touchToken(services.database, proof, entrance),
  jobs: [forgetProgramTraces],
  schedules,
};
