import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Locale } from '../../locales/index.ts';
import type { Mailed } from '../tickets/notice.ts';

export type MailVersion = Awaited<ReturnType<typeof versionsOf>>[number];

const versions_shown = 50;

/** The wordings a mail has had, the newest first. */
export function versionsOf(tx: Tx, event: Mailed, locale: Locale) {
  return tx
    .selectFrom('mail_texts as x')
    .innerJoin('persons as p', 'p.id', 'x.person_id')
    .select(['x.version', 'x.subject', 'x.title', 'x.body', 'x.created_at', 'p.name as person_name'])
    .where('x.event', '=', event)
    .where('x.locale', '=', locale)
    .orderBy('x.version', 'desc')
    .limit(sql.lit(versions_shown))
    .execute();
}

/** Mails that the vendor words in its own way now, as `event locale`. */
export async function changedTexts(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ event: string; locale: string; title: string | null }>`
    select distinct on (event, locale) event, locale, title from mail_texts order by event, locale, version desc`.execute(
    tx,
  );
  return new Set(rows.filter(({ title }) => title !== null).map(({ event, locale }) => `${event} ${locale}`));
}
