import type { Feature } from '../context.ts';

export const feature: Feature = {
  name: 'organizations',
  routes: [],
};
