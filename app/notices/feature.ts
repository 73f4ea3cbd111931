import type { Feature } from '../context.ts';
import { ticketNumber } from '../tickets/ticket.ts';
import { announceComment } from './announce-comment.ts';
import { unreadCount } from './find-notices.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'notices',
  routes,
  jobs: [announceComment],
  unread: (tx, { number }) => unreadCount(tx, ticketNumber(number)),
  help: (viewer, t) => (viewer.kind === 'person' ? [t.notices.help.notices] : []),
};
