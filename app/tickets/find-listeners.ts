import { lookAs, type Tx } from '../../lib/database.ts';
import { type Channel, channels, isMailed, mayRefuse, type Told, type toldBy } from './notice.ts';

/** An event of a request, as those are found whom it concerns. */
export type Happened = {
  id: string;
  ticket_id: string;
  actor_id: string | null;
  actor_name: string | null;
  details: Record<string, unknown>;
};
export type Listener = { id: string; name: string; email: string; locale: 'pt-BR' | 'en' | 'es'; time_zone: string };
export type Seen = NonNullable<Awaited<ReturnType<typeof look>>>;

/** What somebody is told, and by which ways. */
export type Heard = { person: Listener; as: Told; by: readonly Channel[]; seen: Seen };

/** Whom it concerns, what each is told and how, and the request as they see it now: whoever no longer sees it, or does without, is not told. */
export async function listeners(
  tx: Tx,
  event: Happened,
  told: ReturnType<typeof toldBy>,
  message_id: string | null,
): Promise<Heard[]> {
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
  const ids = [...wanted.keys()];
  const [people, refused] = await Promise.all([
    tx
      .selectFrom('persons')
      .select(['id', 'name', 'email', 'locale', 'time_zone'])
      .where('id', 'in', ids)
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .execute(),
    refusals(tx, ids, [told.customer, told.team]),
  ]);
  const heard: Heard[] = [];
  for (const person of people) {
    const { as, staff } = wanted.get(person.id) ?? { as: told.customer ?? 'answered', staff: false };
    const by = channels.filter(
      (channel) =>
        (channel === 'portal' || isMailed(as)) &&
        !(mayRefuse(as, channel) && refused.has(`${person.id} ${as} ${channel}`)),
    );
    if (by.length === 0) continue;
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
    if (seen) heard.push({ person, as, by, seen });
  }
  return heard;
}

/** Who of these does without which of these events, as `person event channel`. */
async function refusals(
  tx: Tx,
  person_ids: readonly string[],
  events: readonly (Told | undefined)[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('notice_refusals')
    .select(['person_id', 'event', 'channel'])
    .where('person_id', 'in', person_ids)
    .where(
      'event',
      'in',
      events.filter((event) => event !== undefined),
    )
    .execute();
  return new Set(rows.map(({ person_id, event, channel }) => `${person_id} ${event} ${channel}`));
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
