import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'frame',
  routes,
  menu: (_viewer, t) => [{ href: '/', label: t.common.home, rank: -9 }],
};
