import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { type Locale, words } from '../../locales/index.ts';
import type { MailText } from './mail-text.ts';
import { isOfPage, type Mailed } from './notice.ts';

/** What a mail says in the words of this house. */
export function originalText(event: Mailed, locale: Locale): MailText {
  const { notices } = words[locale];
  return { subject: isOfPage(event) ? notices.mail_subject_page : notices.mail_subject, ...notices.mails[event] };
}

/** What a mail says now: as the vendor words it, or as this house does. `version`: of the wording, 0 where there never was one. */
export async function textOf(
  tx: Tx,
  event: Mailed,
  locale: Locale,
): Promise<{ text: MailText; version: number; original: boolean }> {
  const row = await tx
    .selectFrom('mail_texts')
    .select(['version', 'subject', 'title', 'body'])
    .where('event', '=', event)
    .where('locale', '=', locale)
    .orderBy('version', 'desc')
    .limit(sql.lit(1))
    .executeTakeFirst();
  const house = originalText(event, locale);
  return row?.title && row.body
    ? {
        text: { subject: row.subject ?? house.subject, title: row.title, body: row.body },
        version: row.version,
        original: false,
      }
    : { text: house, version: row?.version ?? 0, original: true };
}
