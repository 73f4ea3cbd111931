import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newToken } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { plainLetter } from '../people/mails.tsx';
import { subscribe_path } from './news.ts';
import { sign_ups_per_hour } from './subscriber.ts';

/** Mails the link that proves whose the address of a sign-up is; past so many an hour to one address the sign-up is dropped. */
export const sendNewsConfirmation = declareJob('send_news_confirmation', {
  schema: z.strictObject({ sign_up_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { sign_up_id }) => {
    await database.as(system, async (tx) => {
      const { token, hash } = newToken();
      const asked = await tx
        .updateTable('news_sign_ups')
        .set({ token_hash: hash })
        .where('id', '=', sign_up_id)
        .where('token_hash', 'is', null)
        .returning(['email', 'locale'])
        .executeTakeFirst();
      if (!asked) return;
      const { lately } = await tx
        .selectFrom('news_sign_ups')
        .select((e) => e.fn.countAll<number>().as('lately'))
        .where('email', '=', asked.email)
        .where('created_at', '>', sql<Date>`app.now() - interval '1 hour'`)
        .where('token_hash', 'is not', null)
        .executeTakeFirstOrThrow();
      if (lately > sign_ups_per_hour) {
        await tx.deleteFrom('news_sign_ups').where('id', '=', sign_up_id).execute();
        return;
      }
      const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
      const t = words[asked.locale];
      const said = t.news.mails.confirm;
      const letter = plainLetter(t, {
        locale: asked.locale,
        vendor,
        name: null,
        subject: said.subject(vendor.name),
        texts: [said.text],
        action: { label: said.action, href: `${config.public_url}${subscribe_path}/${token}` },
        after: [said.not_you],
        footer: said.footer(vendor.name),
      });
      await queueMail(tx, { person_id: null, email: asked.email }, letter);
    });
  },
});
