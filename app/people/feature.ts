import { managesPeople } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { account_routes } from './account-routes.tsx';
import { forgetLimits, forgetProofs, schedules, sendSignInLink } from './jobs.ts';
import { sendInvitation } from './send-invitation.ts';
import { invitation_routes } from './invitation-routes.tsx';
import { member_routes } from './member-routes.tsx';
import { organizations_routes } from './organizations-routes.tsx';
import { access_routes } from './access-routes.tsx';
import { answerAccessRequest } from './answer-access-request.ts';
import { forget_access_schedule, forgetAccessRequests } from './forget-access-requests.ts';
import { request_routes } from './request-routes.tsx';
import { routeAccessRequest } from './route-access-request.ts';
import { sendAccessConfirmation } from './send-access-confirmation.ts';
import { touchSession } from './touch-session.ts';
import { session_routes } from './session-routes.tsx';

export const feature: Feature = {
  name: 'people',
  routes: [
    ...session_routes,
    ...account_routes,
    ...member_routes,
    ...invitation_routes,
    ...organizations_routes,
    ...access_routes,
    ...request_routes,
  ],
  menu: (viewer, t) => (managesPeople(viewer) ? [{ href: '/organization/people', label: t.members.people }] : []),
  help: (viewer, t) => [
    t.people.help.sign_in,
    t.people.help.link,
    ...(viewer.kind === 'person' ? [t.people.help.account, t.people.help.sessions] : []),
  ],
  after: (services, proof, entrance) => touchSession(services.database, proof, entrance),
  jobs: [
    sendInvitation,
    sendAccessConfirmation,
    routeAccessRequest,
    answerAccessRequest,
    forgetAccessRequests,
    sendSignInLink,
    forgetProofs,
    forgetLimits,
  ],
  schedules: [...schedules, forget_access_schedule],
};
