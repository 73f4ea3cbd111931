import { declareSchedule } from '../../lib/jobs.ts';
import type { Feature } from '../context.ts';
import { deliverMail } from './deliver-mail.ts';
import { forgetMails } from './forget-mails.ts';

export const feature: Feature = {
  name: 'outbox',
  routes: [],
  jobs: [deliverMail, forgetMails],
  schedules: [declareSchedule('forget_mails', { cron: '17 4 * * *', job: forgetMails, payload: {} })],
};
