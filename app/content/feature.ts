import type { Feature } from '../context.ts';
import { areas } from './document.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'content',
  routes,
  help: (_viewer, t) => [t.content.help.read],
  menu: (_viewer, t) => [
    { href: areas.doc, label: t.content.areas.doc, rank: -2 },
    { href: areas.kb, label: t.content.areas.kb, rank: -1, within: t.content.support },
  ],
};
