import type { Feature } from '../context.ts';
import { mayUse } from '../guard.ts';
import { routes } from './api.ts';
import { issue_writers } from './known-issue.ts';

export const feature: Feature = {
  name: 'known-issues',
  routes,
  help: (viewer, t) => (mayUse(viewer, issue_writers) ? [t.known_issues.help.wait] : []),
};
