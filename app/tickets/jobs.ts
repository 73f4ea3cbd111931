import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { closeExpired } from './close.ts';
import { forgetNotices } from './forget-notices.ts';
import { remind } from './remind.ts';

/** So many are looked at in one run; the schedule comes back every minute. */
const at_once = 500;

/** Closes what waited for the customer and has expired, each in a transaction of its own: late, twice or at once in two processes, it happens once (S46). */
export const closeWaiting = declareJob('close_waiting_tickets', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    const due = await database.as(system, (tx) =>
      tx
        .selectFrom('tickets')
        .select(['id', 'number', 'organization_id'])
        .where('closes_at', 'is not', null)
        .where('closes_at', '<', sql<Date>`app.now()`)
        .orderBy('closes_at')
        .limit(sql.lit(at_once))
        .execute(),
    );
    for (const ticket of due)
      await database.as(system, async (tx) => {
        const { rows } = await sql<{ now: Date }>`select app.now() as now`.execute(tx);
        await closeExpired(tx, ticket, rows[0]?.now ?? new Date(0));
      });
  },
});

/** Reminds customers whose turn it is, once a reminder, however often it runs. */
export const remindCustomers = declareJob('remind_customers', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    const due = await database.as(system, (tx) =>
      tx
        .selectFrom('tickets')
        .select(['id', 'number', 'organization_id'])
        .where('reminds_at', 'is not', null)
        .where('reminds_at', '<=', sql<Date>`app.now()`)
        .orderBy('reminds_at')
        .limit(sql.lit(at_once))
        .execute(),
    );
    for (const ticket of due) await database.as(system, (tx) => remind(tx, ticket));
  },
});

export const schedules = [
  declareSchedule('forget_notices', { cron: '37 4 * * *', job: forgetNotices, payload: {} }),
  declareSchedule('close_waiting_tickets', { cron: '* * * * *', job: closeWaiting, payload: {} }),
  declareSchedule('remind_customers', { cron: '*/5 * * * *', job: remindCustomers, payload: {} }),
];
