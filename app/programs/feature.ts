import type { Feature } from '../context.ts';

export const feature: Feature = {
  name: 'programs',
  routes: [],
};
