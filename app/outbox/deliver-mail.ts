import { sql } from 'kysely';
import { z } from 'zod';
import { MailDeferred, MailRefused } from '../../adapters/mailer/index.ts';
import { system } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/**
 * Hands one mail of the outbox over. Its Message-ID is its id, so a second handing over after a crash is the same mail to
 * the receiver; delivered or refused for good, the bodies (which may hold one-time links) are forgotten.
 */
export const deliverMail = declareJob('deliver_mail', {
  schema: z.strictObject({ mail_id: z.uuid() }),
  run: async ({ database, mailer, config, metrics }: Workshop, { mail_id }, { last }) => {
    const mail = await database.as(system, (tx) =>
      tx
        .selectFrom('outbox_mails')
        .selectAll()
        .where('id', '=', mail_id)
        .where('sent_at', 'is', null)
        .where('failed_at', 'is', null)
        .executeTakeFirst(),
    );
    if (!mail?.text_body || !mail.html_body) return;
    const settle = (failure: string | null) =>
      database.as(system, (tx) =>
        tx
          .updateTable('outbox_mails')
          .set({
            [failure === null ? 'sent_at' : 'failed_at']: sql`app.now()`,
            failure,
            text_body: null,
            html_body: null,
          })
          .where('id', '=', mail_id)
          .execute(),
      );
    const domain = config.support_address.split('@')[1] ?? 'localhost';
    try {
      await mailer.send({
        id: mail.id,
        from: config.support_address,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text_body,
        html: mail.html_body,
        message_id: `${mail.id}@${domain}`,
        headers: mail.headers as Record<string, string>,
        date: mail.created_at,
      });
    } catch (error) {
      if (error instanceof MailRefused) {
        metrics.countMail('refused');
        await settle(error.reason);
        return;
      }
      metrics.countMail('deferred');
      // Nobody will try again: the bodies go, the row stays for whoever looks into it.
      if (last) await settle(error instanceof MailDeferred ? error.reason : 'error');
      throw error;
    }
    metrics.countMail('sent');
    await settle(null);
  },
});
