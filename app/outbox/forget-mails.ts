import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Removes the rows of mails that left or failed more than 30 days ago. */
export const forgetMails = declareJob('forget_mails', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      tx
        .deleteFrom('outbox_mails')
        .where('created_at', '<', sql<Date>`app.now() - interval '30 days'`)
        .where((e) => e.or([e('sent_at', 'is not', null), e('failed_at', 'is not', null)]))
        .execute(),
    );
  },
});
