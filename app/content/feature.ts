import type { Feature } from '../context.ts';
import { edits } from '../search/editors.ts';
import { areas } from './document.ts';
import { comment_routes } from './comment-routes.tsx';
import { feedback_routes } from './feedback-routes.tsx';
import { figures_routes } from './figures-routes.tsx';
import { history_routes } from './history-routes.tsx';
import { public_routes } from './public-routes.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'content',
  routes: [...routes, ...feedback_routes, ...comment_routes, ...history_routes, ...figures_routes, ...public_routes],
  help: (viewer, t) => [
    t.content.help.read,
    t.reading.help.vote,
    t.reading.help.history,
    ...(viewer.kind === 'person' ? [t.reading.help.comment] : []),
    ...(edits(viewer) ? [t.reading.help.moderate, t.reading.help.figures] : []),
  ],
  menu: (_viewer, t) => [
    { href: areas.doc, label: t.content.areas.doc, rank: -2 },
    { href: areas.kb, label: t.content.areas.kb, rank: -1, within: t.content.support },
  ],
};
