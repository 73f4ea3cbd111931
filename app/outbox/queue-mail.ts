import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import { deliverMail } from './deliver-mail.ts';

export type Letter = { subject: string; text: string; html: string };

/** Puts a mail into the outbox, in the transaction of what it announces; a job hands it over after the commit. */
export async function queueMail(
  tx: Tx,
  to: { person_id: string | null; email: string },
  letter: Letter,
): Promise<void> {
  const id = newId();
  await Promise.all([
    tx
      .insertInto('outbox_mails')
      .values({
        id,
        person_id: to.person_id,
        recipient: to.email,
        subject: letter.subject,
        text_body: letter.text,
        html_body: letter.html,
      })
      .execute(),
    deliverMail.later(tx, { mail_id: id }),
  ]);
}
