import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { Locale } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { MailText } from '../tickets/mail-text.ts';
import type { Mailed } from '../tickets/notice.ts';

/** Which mail, in which language. */
export type Mail = { event: Mailed; locale: Locale };

/**
 * Gives a mail the next version of its wording; `text` null: the words of this house again. `version`: the one that was looked at, 0 for
 * none. Out: false when somebody else has written one since.
 */
export async function changeMailText(
  tx: Tx,
  viewer: Person,
  { event, locale }: Mail,
  { version, text }: { version: number; text: MailText | null },
): Promise<boolean> {
  const last = await tx
    .selectFrom('mail_texts')
    .select('version')
    .where('event', '=', event)
    .where('locale', '=', locale)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((last?.version ?? 0) !== version) return false;
  const written = await tx
    .insertInto('mail_texts')
    .values({
      event,
      locale,
      version: version + 1,
      subject: text?.subject ?? null,
      title: text?.title ?? null,
      body: text?.body ?? null,
      person_id: viewer.person_id,
    })
    .onConflict((conflict) => conflict.columns(['event', 'locale', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  if (!written) return false;
  await record(tx, viewer, text ? 'mail_text_changed' : 'mail_text_restored', {
    details: { event, locale, version: written.version },
  });
  return true;
}
