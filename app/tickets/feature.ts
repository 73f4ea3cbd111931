import { isStaff } from '../../lib/viewer.ts';
import type { Feature } from '../context.ts';
import { ticket_api } from './api.ts';
import { announce } from './announce.ts';
import { case_routes } from './case-routes.tsx';
import { details_api } from './details-api.ts';
import { details_routes } from './details-routes.tsx';
import { draft_api } from './drafts-api.ts';
import { draft_routes } from './draft-routes.tsx';
import { new_routes } from './new-routes.tsx';
import { files_api } from './files-api.ts';
import { file_routes } from './file-routes.tsx';
import { forgetFiles, forgetting } from './forget-files.ts';
import { forgetNotices } from './forget-notices.ts';
import { closeWaiting, remindCustomers, schedules } from './jobs.ts';
import { makePreview } from './make-preview.ts';
import { move_api } from './moves-api.ts';
import { routes } from './routes.tsx';
import { suggestion_routes } from './suggestion-routes.tsx';
import { step_routes } from './step-routes.tsx';

export const feature: Feature = {
  name: 'tickets',
  routes: [
    ...routes,
    ...new_routes,
    ...suggestion_routes,
    ...case_routes,
    ...step_routes,
    ...details_routes,
    ...draft_routes,
    ...draft_api,
    ...file_routes,
    ...ticket_api,
    ...files_api,
    ...details_api,
    ...move_api,
  ],
  jobs: [announce, forgetNotices, closeWaiting, remindCustomers, makePreview, forgetFiles],
  schedules: [...schedules, forgetting],
  help: (viewer, t) =>
    viewer.kind === 'person' && viewer.organization_id
      ? [
          t.tickets.help.open,
          t.tickets.help.follow,
          ...Object.values(t.conversation.help),
          ...Object.values(t.opening.help),
        ]
      : [],
  menu: (viewer, t) =>
    viewer.kind === 'person' && !isStaff(viewer) ? [{ href: '/tickets', label: t.tickets.tickets }] : [],
};
