import type { Feature } from '../context.ts';
import { account_routes } from './account-routes.tsx';
import { forgetProofs, forgetting, sendSignInLink } from './jobs.ts';
import { touchSession } from './touch-session.ts';
import { session_routes } from './session-routes.tsx';

export const feature: Feature = {
  name: 'people',
  routes: [...session_routes, ...account_routes],
  after: (services, session_hash, entrance) => touchSession(services.database, session_hash, entrance),
  jobs: [sendSignInLink, forgetProofs],
  schedules: [forgetting],
};
