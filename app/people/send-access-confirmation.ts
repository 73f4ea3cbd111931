import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newToken } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { requests_per_hour } from './access.ts';
import { plainLetter } from './mails.tsx';

/** Mails the link that proves whose the address of a request is; past so many an hour to one address the request is dropped. */
export const sendAccessConfirmation = declareJob('send_access_confirmation', {
  schema: z.strictObject({ request_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { request_id }) => {
    await database.as(system, async (tx) => {
      const { token, hash } = newToken();
      const request = await tx
        .updateTable('access_requests')
        .set({ token_hash: hash })
        .where('id', '=', request_id)
        .where('token_hash', 'is', null)
        .returning(['name', 'email', 'locale'])
        .executeTakeFirst();
      if (!request) return;
      const { lately } = await tx
        .selectFrom('access_requests')
        .select((e) => e.fn.countAll<number>().as('lately'))
        .where(sql`lower(email)`, '=', request.email.toLowerCase())
        .where('created_at', '>', sql<Date>`app.now() - interval '1 hour'`)
        .where('token_hash', 'is not', null)
        .executeTakeFirstOrThrow();
      if (lately > requests_per_hour) {
        await tx.deleteFrom('access_requests').where('id', '=', request_id).execute();
        return;
      }
      const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
      const t = words[request.locale];
      const said = t.members.mails.confirm;
      const letter = plainLetter(t, {
        locale: request.locale,
        vendor,
        name: request.name,
        subject: said.subject(vendor.name),
        texts: [said.text],
        action: { label: said.action, href: `${config.public_url}/access/${token}` },
        after: [said.not_you],
        footer: t.members.mails.footer(vendor.name),
      });
      await queueMail(tx, { person_id: null, email: request.email }, letter);
    });
  },
});
