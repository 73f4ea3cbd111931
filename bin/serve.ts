import { run } from '../main.ts';
import { tell } from '../lib/plain-error.ts';

// the child of `arrimo dev`
process.exitCode = await run().catch((error: unknown) => (console.error(`arrimo: ${tell(error)}`), 1));
