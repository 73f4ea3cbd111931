import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { type Locale, words } from '../../locales/index.ts';
import type { Mailed } from './notice.ts';

export type MailVersion = Awaited<ReturnType<typeof versionsOf>>[number];

const versions_shown = 100;

/** What a mail says now: as the vendor words it, or the default of this house. */
export async function textOf(tx: Tx, event: Mailed, locale: Locale): Promise<{ title: string; body: string }> {
  const row = await tx
    .selectFrom('mail_texts')
    .select(['title', 'body'])
    .where('event', '=', event)
    .where('locale', '=', locale)
    .orderBy('version', 'desc')
    .limit(sql.lit(1))
    .executeTakeFirst();
  return row?.title && row.body ? { title: row.title, body: row.body } : words[locale].notices.mails[event];
}

/** Every wording a mail has had, the newest first. */
export function versionsOf(tx: Tx, event: Mailed, locale: Locale) {
  return tx
    .selectFrom('mail_texts as x')
    .innerJoin('persons as p', 'p.id', 'x.person_id')
    .select(['x.version', 'x.title', 'x.body', 'x.created_at', 'p.name as person_name'])
    .where('x.event', '=', event)
    .where('x.locale', '=', locale)
    .orderBy('x.version', 'desc')
    .limit(sql.lit(versions_shown))
    .execute();
}

/** Mails that the vendor words in its own way now, by event and language. */
export async function changedTexts(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ event: string; locale: string; body: string | null }>`
    select distinct on (event, locale) event, locale, body from mail_texts order by event, locale, version desc`.execute(
    tx,
  );
  return new Set(rows.filter(({ body }) => body !== null).map(({ event, locale }) => `${event} ${locale}`));
}
