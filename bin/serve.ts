import { run } from '../main.ts';
import { tell } from '../lib/plain-error.ts';

// The child of `arrimo dev`; its channel to the parent would keep it alive.
process.exit(await run().catch((error: unknown) => (console.error(`arrimo: ${tell(error)}`), 1)));
