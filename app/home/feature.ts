import type { Feature } from '../context.ts';
import { routes } from './routes.tsx';

export const feature: Feature = {
  name: 'home',
  routes,
};
