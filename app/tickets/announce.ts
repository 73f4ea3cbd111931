import { sql } from 'kysely';
import { z } from 'zod';
import { system, type Tx } from '../../lib/database.ts';
import { formatOf } from '../../lib/format.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { type Happened, type Heard, listeners } from './find-listeners.ts';
import { textOf } from './find-mail-texts.ts';
import type { Values } from './mail-text.ts';
import { ticketMail } from './mails.tsx';
import { isForTeam, isMailed, type Mailed, toldBy } from './notice.ts';
import { followUpUntil } from './ticket.ts';

/**
 * Tells those whom an event concerns, by mail and in the portal. Who takes the event's row first tells everybody, in the same
 * transaction, so however often this runs each hears of it once.
 */
export const announce = declareJob('announce_ticket_event', {
  schema: z.strictObject({ event_id: z.uuid(), message_id: z.uuid().optional() }),
  run: async ({ database, config }: Workshop, { event_id, message_id = null }) => {
    await database.as(system, async (tx) => {
      const event = await tx
        .updateTable('ticket_events')
        .set({ announced_at: sql`app.now()` })
        .where('id', '=', event_id)
        .where('announced_at', 'is', null)
        .returning(['id', 'ticket_id', 'event', 'actor_id', 'actor_side', 'from_status', 'actor_name'])
        .returning(sql<Record<string, unknown>>`details`.as('details'))
        .executeTakeFirst();
      if (!event) return;
      const heard = await listeners(tx, event, toldBy(event), message_id);
      await note(
        tx,
        event,
        heard.filter(({ by }) => by.includes('portal')),
      );
      await mail(
        tx,
        config.public_url,
        event,
        heard.filter(({ by }) => by.includes('mail')),
      );
    });
  },
});

/** Puts it among their notices; as read for whoever has seen the request with this in it, because they had it open. */
async function note(tx: Tx, event: Happened, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return;
  const seen_at = (person_id: string) => sql<Date | null>`(
    select app.now() from ticket_reads r join ticket_events e on e.ticket_id = r.ticket_id and e.created_at <= r.read_at
    where r.person_id = ${person_id} and r.ticket_id = ${event.ticket_id} and e.id = ${event.id})`;
  await tx
    .insertInto('notices')
    .values(
      heard.map(({ person, as, seen }) => ({
        id: newId(),
        event_id: event.id,
        person_id: person.id,
        ticket_id: event.ticket_id,
        organization_id: seen.organization_id,
        event: as,
        read_at: seen_at(person.id),
      })),
    )
    .execute();
}

async function mail(tx: Tx, public_url: string, event: Happened, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return;
  const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
  const texts = new Map<string, ReturnType<typeof textOf>>();
  const text = (as: Mailed, locale: Heard['person']['locale']) => {
    const known = texts.get(`${as} ${locale}`) ?? textOf(tx, as, locale);
    texts.set(`${as} ${locale}`, known);
    return known;
  };
  for (const { person, as, seen } of heard) {
    if (!isMailed(as)) continue;
    const { locale } = person;
    const letter = ticketMail(words[locale], {
      locale,
      vendor,
      event: as,
      text: (await text(as, locale)).text,
      values: valuesFor(event, person, seen),
      number: seen.number,
      url: `${public_url}${isForTeam(as) ? '/desk/tickets' : '/tickets'}/${seen.number}`,
      choices_url: `${public_url}/account/notifications`,
    });
    await queueMail(tx, { person_id: person.id, email: person.email }, letter);
  }
}

function valuesFor(event: Happened, { name, locale, time_zone }: Heard['person'], seen: Heard['seen']): Values {
  const format = formatOf(locale, time_zone);
  const closes_at = typeof event.details['closes_at'] === 'string' ? new Date(event.details['closes_at']) : null;
  const until = closes_at ?? (seen.closed_at ? followUpUntil(seen.closed_at) : null);
  return {
    name,
    number: format.number(seen.number),
    subject: seen.subject,
    organization: seen.organization_name,
    author: event.actor_name ?? words[locale].conversation.somebody,
    queue: seen.queue_name,
    message: seen.message,
    until: until ? (closes_at ? format.deadline(until) : format.day(until)) : '',
    issue: typeof event.details['issue'] === 'string' ? event.details['issue'] : '',
  };
}
