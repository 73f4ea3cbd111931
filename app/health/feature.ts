import type { Feature } from '../context.ts';
import { routes } from './routes.ts';

export const feature: Feature = { name: 'health', routes };
