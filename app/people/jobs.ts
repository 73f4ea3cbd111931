import { sql } from 'kysely';
import { z } from 'zod';
import type { SignInTokens } from '../../db/tables.ts';
import { system, type Tx } from '../../lib/database.ts';
import { declareJob, declareSchedule } from '../../lib/jobs.ts';
import { words } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { issueLink } from './issue-link.ts';
import { signInLinkMail } from './mails.tsx';
import { link_minutes, links_per_hour } from './person.ts';

/** Looks up who asked for a link and mails it; nobody by that address, or too many this hour: the request is dropped without a word. */
export const sendSignInLink = declareJob('send_sign_in_link', {
  schema: z.strictObject({ request_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { request_id }) => {
    await database.as(system, async (tx) => {
      const request = await tx
        .deleteFrom('sign_in_requests')
        .where('id', '=', request_id)
        .returning(['email', 'purpose', 'locale'])
        .executeTakeFirst();
      if (!request) return;
      const person = await tx
        .selectFrom('persons')
        .select(['id', 'name', 'email', 'locale'])
        .where(sql`lower(email)`, '=', request.email.toLowerCase())
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (!person || !(await mayMail(tx, person.id, request.purpose))) return;
      const link = await issueLink(tx, config.public_url, { person_id: person.id, purpose: request.purpose });
      const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
      const letter = signInLinkMail(words[person.locale], {
        purpose: request.purpose,
        locale: person.locale,
        vendor,
        name: person.name,
        link,
        minutes: link_minutes[request.purpose],
      });
      await Promise.all([
        queueMail(tx, { person_id: person.id, email: person.email }, letter),
        record(tx, null, 'sign_in_link_requested', {
          subject_id: person.id,
          channel: 'job',
          details: { purpose: request.purpose },
        }),
      ]);
    });
  },
});

// Three an hour; beyond that only somebody whose links have all been used or expired gets another, so that a stranger who
// asks in their name cannot keep them out.
async function mayMail(tx: Tx, person_id: string, purpose: SignInTokens['purpose']): Promise<boolean> {
  const { lately, usable } = await tx
    .selectFrom('sign_in_tokens')
    .select((e) => [
      e.fn.countAll<number>().as('lately'),
      e.fn
        .countAll<number>()
        .filterWhere('purpose', '=', purpose)
        .filterWhere('used_at', 'is', null)
        .filterWhere('expires_at', '>', sql<Date>`app.now()`)
        .as('usable'),
    ])
    .where('person_id', '=', person_id)
    .where('created_at', '>', sql<Date>`app.now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return lately < links_per_hour || usable === 0;
}

/** Removes what proves nothing any more: spent links after a day, sessions six months after their end (Lei 12.965/2014, art. 15). */
export const forgetProofs = declareJob('forget_proofs', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      Promise.all([
        tx
          .deleteFrom('sign_in_tokens')
          .where('expires_at', '<', sql<Date>`app.now() - interval '1 day'`)
          .execute(),
        tx
          .deleteFrom('sign_in_requests')
          .where('created_at', '<', sql<Date>`app.now() - interval '1 day'`)
          .execute(),
        tx
          .deleteFrom('sessions')
          .where('expires_at', '<', sql<Date>`app.now() - interval '6 months'`)
          .execute(),
      ]),
    );
  },
});

/** A bucket untouched for an hour is full again, so its row says nothing. */
export const forgetLimits = declareJob('forget_limits', {
  schema: z.strictObject({}),
  run: async ({ database }: Workshop) => {
    await database.as(system, (tx) =>
      tx
        .deleteFrom('rate_limits')
        .where('updated_at', '<', sql<Date>`app.now() - interval '1 hour'`)
        .execute(),
    );
  },
});

export const schedules = [
  declareSchedule('forget_proofs', { cron: '7 4 * * *', job: forgetProofs, payload: {} }),
  declareSchedule('forget_limits', { cron: '23 * * * *', job: forgetLimits, payload: {} }),
];
