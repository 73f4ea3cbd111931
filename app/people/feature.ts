import type { Feature } from '../context.ts';
import { account_routes } from './account-routes.tsx';
import { forgetLimits, forgetProofs, schedules, sendSignInLink } from './jobs.ts';
import { sendInvitation } from './send-invitation.ts';
import { touchSession } from './touch-session.ts';
import { session_routes } from './session-routes.tsx';

export const feature: Feature = {
  name: 'people',
  routes: [...session_routes, ...account_routes],
  help: (viewer, t) => [
    t.people.help.sign_in,
    t.people.help.link,
    ...(viewer.kind === 'person' ? [t.people.help.account, t.people.help.sessions] : []),
  ],
  after: (services, proof, entrance) => touchSession(services.database, proof, entrance),
  jobs: [sendInvitation, sendSignInLink, forgetProofs, forgetLimits],
  schedules,
};
