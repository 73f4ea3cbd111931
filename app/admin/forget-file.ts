import { z } from 'zod';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Removes a file that no row names any more, once the change that dropped it has been committed. */
export const forgetFile = declareJob('forget_file', {
  schema: z.strictObject({ file_id: z.uuid() }),
  run: ({ files }: Workshop, { file_id }) => files.remove(file_id),
});
