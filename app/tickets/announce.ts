import { sql } from 'kysely';
import { z } from 'zod';
import { lookAs, system, type Tx } from '../../lib/database.ts';
import { formatOf } from '../../lib/format.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { textOf } from './find-mail-texts.ts';
import type { Values } from './mail-text.ts';
import { ticketMail } from './mails.tsx';
import { groupOf, type Mailed, type Told, toldBy } from './notice.ts';
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
      const told = toldBy(event);
      for (const { person, as, seen } of await listeners(tx, event, told, message_id)) {
        await tx
          .insertInto('notices')
          .values({
            id: newId(),
            event_id: event.id,
            person_id: person.id,
            ticket_id: event.ticket_id,
            organization_id: seen.organization_id,
            event: as,
          })
          .execute();
        if (as !== 'noted') await mail(tx, config.public_url, person, as, event, seen);
      }
    });
  },
});

type Happened = {
  id: string;
  ticket_id: string;
  actor_id: string | null;
  actor_name: string | null;
  details: Record<string, unknown>;
};
type Listener = { id: string; name: string; email: string; locale: 'pt-BR' | 'en' | 'es'; time_zone: string };
type Seen = NonNullable<Awaited<ReturnType<typeof look>>>;

/** Whom it concerns, what each is told, and the request as they see it now: whoever no longer sees it is not told. */
async function listeners(
  tx: Tx,
  event: Happened,
  told: ReturnType<typeof toldBy>,
  message_id: string | null,
): Promise<{ person: Listener; as: Told; seen: Seen }[]> {
  const ticket = await tx
    .selectFrom('tickets')
    .select(['requester_id', 'organization_id', 'unit_id', 'queue_id', 'assignee_id'])
    .where('id', '=', event.ticket_id)
    .executeTakeFirstOrThrow();
  const wanted = new Map<string, { as: Told; staff: boolean }>();
  if (told.customer) {
    const copies = await tx
      .selectFrom('ticket_copies')
      .select('person_id')
      .where('ticket_id', '=', event.ticket_id)
      .limit(100)
      .execute();
    for (const id of [ticket.requester_id, ...copies.map(({ person_id }) => person_id)])
      // Who opened it wants the number, too.
      if (id !== event.actor_id || told.customer === 'opened') wanted.set(id, { as: told.customer, staff: false });
  }
  if (told.team && told.staff)
    for (const id of await team(tx, ticket, told.staff, message_id))
      if (id !== event.actor_id && !wanted.has(id)) wanted.set(id, { as: told.team, staff: true });
  if (wanted.size === 0) return [];
  const people = await tx
    .selectFrom('persons')
    .select(['id', 'name', 'email', 'locale', 'time_zone'])
    .where('id', 'in', [...wanted.keys()])
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute();
  const heard: { person: Listener; as: Told; seen: Seen }[] = [];
  for (const person of people) {
    const { as, staff } = wanted.get(person.id) ?? { as: told.customer ?? 'answered', staff: false };
    const through_unit = ticket.unit_id !== null && person.id === ticket.requester_id;
    const seen = await lookAs(
      tx,
      person.id,
      {
        organization_id: staff ? null : through_unit ? ticket.unit_id : ticket.organization_id,
        acting_for_id: through_unit ? ticket.organization_id : null,
      },
      () => look(tx, event, message_id),
    );
    if (seen) heard.push({ person, as, seen });
  }
  return heard;
}

/** The request, the event and what was said with it, read with the eyes of whoever is told: what is internal is not there for a customer. */
async function look(tx: Tx, event: Happened, message_id: string | null) {
  const [ticket, message] = await Promise.all([
    tx
      .selectFrom('tickets as t')
      .innerJoin('organizations as o', 'o.id', 't.organization_id')
      .innerJoin('queues as q', 'q.id', 't.queue_id')
      .innerJoin('ticket_events as e', 'e.ticket_id', 't.id')
      .select([
        't.number',
        't.subject',
        't.description',
        't.organization_id',
        't.closed_at',
        't.opened_at',
        'e.event',
        'o.name as organization_name',
        'q.name as queue_name',
      ])
      .where('t.id', '=', event.ticket_id)
      .where('e.id', '=', event.id)
      .executeTakeFirst(),
    message_id
      ? tx.selectFrom('ticket_messages').select('body').where('id', '=', message_id).executeTakeFirst()
      : undefined,
  ]);
  return (
    ticket && { ...ticket, message: message?.body ?? (ticket.event === 'ticket_opened' ? ticket.description : '') }
  );
}

const queue_told = 200;

async function team(
  tx: Tx,
  { queue_id, assignee_id }: { queue_id: string; assignee_id: string | null },
  staff: 'queue' | 'holder' | 'assignee' | 'noted',
  message_id: string | null,
): Promise<string[]> {
  if (staff === 'assignee' || (staff === 'holder' && assignee_id)) return assignee_id ? [assignee_id] : [];
  const members = await tx
    .selectFrom('queue_members as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email'])
    .where('m.queue_id', '=', queue_id)
    .limit(queue_told)
    .execute();
  if (staff !== 'noted') return members.map(({ id }) => id);
  const note = message_id
    ? await tx.selectFrom('ticket_messages').select('body').where('id', '=', message_id).executeTakeFirst()
    : undefined;
  const body = note?.body.toLowerCase() ?? '';
  const meant = members.filter(({ name, email }) =>
    [name, name.split(' ')[0] ?? name, email, email.split('@')[0] ?? email].some((called) => mentions(body, called)),
  );
  return [...meant.map(({ id }) => id), ...(assignee_id ? [assignee_id] : [])];
}

/** Whether a text calls somebody: `@caio`, `@Caio Ribas`, `@caio@orvalha.exemplo.com.br`. */
function mentions(body: string, called: string): boolean {
  const at = `@${called.toLowerCase()}`;
  for (let found = body.indexOf(at); found >= 0; found = body.indexOf(at, found + 1))
    if (!/[\p{L}\p{N}_]/u.test(body.charAt(found + at.length))) return true;
  return false;
}

async function mail(tx: Tx, public_url: string, person: Listener, as: Mailed, event: Happened, seen: Seen) {
  const refused = await tx
    .selectFrom('mail_refusals')
    .select('event')
    .where('person_id', '=', person.id)
    .where('event', '=', groupOf(as))
    .executeTakeFirst();
  if (refused && groupOf(as) !== 'waiting') return;
  const t = words[person.locale];
  const [vendor, text] = await Promise.all([
    tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow(),
    textOf(tx, as, person.locale),
  ]);
  const format = formatOf(person.locale, person.time_zone);
  const closes_at = typeof event.details['closes_at'] === 'string' ? new Date(event.details['closes_at']) : null;
  const until = closes_at ?? (seen.closed_at ? followUpUntil(seen.closed_at) : null);
  const values: Values = {
    name: person.name,
    number: format.number(seen.number),
    subject: seen.subject,
    organization: seen.organization_name,
    author: event.actor_name ?? t.conversation.somebody,
    queue: seen.queue_name,
    message: seen.message,
    until: until ? (closes_at ? format.deadline(until) : format.day(until)) : '',
    issue: typeof event.details['issue'] === 'string' ? event.details['issue'] : '',
  };
  const area = isTeam(as) ? '/desk/tickets' : '/tickets';
  const letter = ticketMail(t, {
    locale: person.locale,
    vendor,
    event: as,
    text,
    values,
    subject: seen.subject,
    number: seen.number,
    url: `${public_url}${area}/${seen.number}`,
  });
  await queueMail(tx, { person_id: person.id, email: person.email }, letter);
}

const isTeam = (as: Mailed): boolean => groupOf(as) === 'team';
