import { z } from 'zod';
import { sql } from 'kysely';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Feature, Workshop } from '../context.ts';
import { deliverMail } from './deliver-mail.ts';

const forgetMails = declareJob('forget_mails', {
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

export const feature: Feature = {
  name: 'outbox',
  routes: [],
  jobs: [deliverMail, forgetMails],
  schedules: [declareSchedule('forget_mails', { cron: '17 4 * * *', job: forgetMails, payload: {} })],
};
