import path from 'node:path';

/** The folder of the checkout. Holds for the source (bin/) and for the bundle (build/) alike: both lie one below it. */
export const root = path.resolve(import.meta.dirname, '..');

/** What customers of the demo attached. */
export const demo_folder = path.join(root, 'db/seeds');
