import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { is_open, me } from '../tickets/find.ts';
import { counted, type ViewName } from './view.ts';
import { mine, my_queues, seen_queues, shows } from './view-conditions.ts';

export type QueueCount = { id: string; name: string; count: number };
export type Counts = Record<Exclude<ViewName, 'ended' | 'queue'>, number>;

const own_queues_shown = 20;
const none: Counts = { mine: 0, team: 0, unassigned: 0, waiting: 0, expiring: 0, development: 0, open: 0 };
/** How many requests stand in each view and in each of one's own queues, no further than `counted` and one. */
export async function deskCounts(tx: Tx): Promise<{ views: Counts; queues: QueueCount[] }> {
  const most = sql.lit(counted + 1);
  const of_queues = (
    queues: RawBuilder<unknown>,
    where: RawBuilder<unknown>,
  ) => sql`(select count(*) from (select from ${queues}
    cross join lateral (select from tickets t where t.queue_id = q.id and ${where} limit ${most}) t limit ${most}) c)`;
  const [views, queues] = await Promise.all([
    sql<Counts>`select (select count(*) from (select from tickets t where ${mine} limit ${most}) c) as mine,
      ${of_queues(my_queues, is_open)} as team,
      ${of_queues(seen_queues, shows.unassigned)} as unassigned,
      ${of_queues(seen_queues, shows.waiting)} as waiting,
      ${of_queues(seen_queues, shows.expiring)} as expiring,
      ${of_queues(seen_queues, shows.development)} as development,
      ${of_queues(seen_queues, is_open)} as open`.execute(tx),
    sql<QueueCount>`select u.id, u.name, (select count(*) from (select from tickets t where t.queue_id = u.id and ${is_open} limit ${most}) c) as count
      from queue_members m join queues u on u.id = m.queue_id where m.person_id = ${me} and u.archived_at is null
      order by lower(u.name) limit ${sql.lit(own_queues_shown)}`.execute(tx),
  ]);
  return { views: views.rows[0] ?? none, queues: queues.rows };
}

export type Choices = Awaited<ReturnType<typeof choicesFor>>;

/** What the forms of a request offer: people of its queue, and the queues in use. */
export async function choicesFor(tx: Tx, number: number) {
  const [people, queues] = await Promise.all([
    tx
      .selectFrom('tickets as t')
      .innerJoin('queue_members as m', 'm.queue_id', 't.queue_id')
      .innerJoin('persons as p', 'p.id', 'm.person_id')
      .select(['p.id', 'p.name'])
      .where('t.number', '=', number)
      .where('p.disabled_at', 'is', null)
      .orderBy(sql`lower(p.name)`)
      .limit(200)
      .execute(),
    tx
      .selectFrom('queues')
      .select(['id', 'name'])
      .where('archived_at', 'is', null)
      .orderBy(sql`lower(name)`)
      .limit(200)
      .execute(),
  ]);
  return { people, queues };
}

/** What customer and staff have both seen of a request: how many messages and events. */
export async function publicCount(tx: Tx, ticket_id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from ticket_messages m where m.ticket_id = ${ticket_id} and not m.internal)
      + (select count(*) from ticket_events e where e.ticket_id = ${ticket_id} and not e.internal) as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Lets nobody else change a request before this transaction ends. */
export async function hold(tx: Tx, ticket_id: string): Promise<void> {
  await tx.selectFrom('tickets').select('id').where('id', '=', ticket_id).forUpdate().execute();
}

export type FilterChoices = Awaited<ReturnType<typeof filterChoices>>;

/** What the filters of the list offer: people and queues the reader sees requests of, and the products; `organization_id`: the name of the one the list is narrowed to. */
export async function filterChoices(tx: Tx, organization_id: string | null) {
  const [people, queues, products, organization] = await Promise.all([
    tx
      .selectFrom('persons as p')
      .select(['p.id', 'p.name'])
      .where('p.disabled_at', 'is', null)
      .where((of) =>
        of.exists(
          of
            .selectFrom('queue_members as m')
            .where(sql<boolean>`m.person_id = p.id and m.queue_id = any ((select app.queue_ids())::uuid[])`),
        ),
      )
      .orderBy(sql`lower(p.name)`)
      .limit(200)
      .execute(),
    tx
      .selectFrom('queues')
      .select(['id', 'name'])
      .where('archived_at', 'is', null)
      .where(sql<boolean>`id = any ((select app.queue_ids())::uuid[])`)
      .orderBy(sql`lower(name)`)
      .limit(200)
      .execute(),
    tx
      .selectFrom('products')
      .select(['id', 'name'])
      .orderBy(sql`lower(name)`)
      .limit(200)
      .execute(),
    organization_id
      ? tx.selectFrom('organizations').select(['id', 'name']).where('id', '=', organization_id).executeTakeFirst()
      : undefined,
  ]);
  return { people, queues, products, organization: organization ?? null };
}
