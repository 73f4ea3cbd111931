import type { Feature } from '../context.ts';
import { isStaff, managesPeople } from '../../lib/viewer.ts';
import { access_routes } from './access-routes.tsx';
import { account_routes } from './account-routes.tsx';
import { answerAccessRequest } from './answer-access-request.ts';
import { people_api } from './api.ts';
import { desk_people_routes } from './desk-people-routes.tsx';
import { forget_access_schedule, forgetAccessRequests } from './forget-access-requests.ts';
import { invitation_routes } from './invitation-routes.tsx';
import { forgetLimits, forgetProofs, schedules, sendSignInLink } from './jobs.ts';
import { invite_routes } from './invite-routes.tsx';
import { member_routes } from './member-routes.tsx';
import { organizations_routes } from './organizations-routes.tsx';
import { request_routes } from './request-routes.tsx';
import { routeAccessRequest } from './route-access-request.ts';
import { sendAccessConfirmation } from './send-access-confirmation.ts';
import { sendInvitation } from './send-invitation.ts';
import { sendWelcome } from './send-welcome.ts';
import { session_routes } from './session-routes.tsx';
import { touchSession } from './touch-session.ts';

export const feature: Feature = {
  name: 'people',
  routes: [
    ...session_routes,
    ...account_routes,
    ...member_routes,
    ...invite_routes,
    ...invitation_routes,
    ...organizations_routes,
    ...access_routes,
    ...request_routes,
    ...desk_people_routes,
    ...people_api,
  ],
  menu: (viewer, t) =>
    managesPeople(viewer) ? [{ href: '/organization/people', label: t.members.people, rank: 1 }] : [],
  desk: (viewer, t) => [
    ...(isStaff(viewer) ? [{ href: '/desk/people', label: t.members.desk.title, rank: 1 }] : []),
    ...(isStaff(viewer) && viewer.staff_roles.some((role) => role === 'billing' || role === 'system_admin')
      ? [{ href: '/desk/access-requests', label: t.members.access.desk_title, rank: 1 }]
      : []),
  ],
  help: (viewer, t) => {
    const { sign_in, link, account, sessions } = t.people.help;
    const { access, first_password, people, requests, switching, leaving, ...desk } = t.members.help;
    if (viewer.kind !== 'person') return [sign_in, link, access];
    const own = [sign_in, link, account, sessions, first_password];
    const staff: boolean = isStaff(viewer);
    if (staff) return [...own, desk.desk_people, desk.desk_members, desk.desk_requests];
    return [
      ...own,
      ...(viewer.may_switch ? [switching] : []),
      leaving,
      ...(managesPeople(viewer) ? [people, requests] : []),
    ];
  },
  after: (services, proof, entrance) => touchSession(services.database, proof, entrance),
  jobs: [
    sendSignInLink,
    sendInvitation,
    sendWelcome,
    sendAccessConfirmation,
    routeAccessRequest,
    answerAccessRequest,
    forgetAccessRequests,
    forgetProofs,
    forgetLimits,
  ],
  schedules: [...schedules, forget_access_schedule],
};
