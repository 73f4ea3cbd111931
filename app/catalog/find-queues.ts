import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';

export type Queue = {
  id: string;
  name: string;
  calendar_id: string | null;
  calendar_name: string | null;
  confidential: boolean;
  takes_the_rest: boolean;
  archived_at: Date | null;
  version: number;
  created_at: Date;
  modules: { id: string; code: string; name: string }[];
};
export type Member = { id: string; name: string };

type Wanted = {
  id?: string | undefined;
  q?: string | undefined;
  archived?: 'true' | 'false' | 'any' | undefined;
  after?: string | null;
  limit: number;
};

/** Queues with the modules they take. In the console by name; the API asks in the order they were made, from `after` on. */
export async function queues(
  tx: Tx,
  { id, q, archived = 'false', after, limit }: Wanted,
  order: 'name' | 'id' = 'id',
): Promise<Queue[]> {
  const conditions = [sql`true`];
  if (id) conditions.push(sql`q.id = ${id}`);
  if (archived !== 'any') conditions.push(sql`(q.archived_at is not null) = ${archived === 'true'}`);
  if (q) conditions.push(sql`position(app.fold(${q}) in app.fold(q.name)) > 0`);
  if (after) conditions.push(sql`q.id > ${after}`);
  const { rows } = await sql<Queue>`
    select q.*, c.name as calendar_name, coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name) order by m.code)
      from queue_modules t join modules m on m.id = t.module_id where t.queue_id = q.id), '[]') as modules
    from queues q left join calendars c on c.id = q.calendar_id
    where ${sql.join(conditions, sql` and `)} order by ${order === 'name' ? sql`lower(q.name), q.id` : sql`q.id`} limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** One queue, in use or not. */
export async function queue(tx: Tx, id: string): Promise<Queue | undefined> {
  return (await queues(tx, { id, archived: 'any', limit: 1 }))[0];
}

/** Who works in each of these queues, by name; customers are answered nothing. */
export async function membersByQueue(tx: Tx, queue_ids: readonly string[]): Promise<Map<string, Member[]>> {
  const rows = await tx
    .selectFrom('queue_members as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.queue_id', 'p.id', 'p.name'])
    .where(sql<boolean>`m.queue_id = any (${[...queue_ids]}::uuid[])`)
    .orderBy(sql`lower(p.name)`)
    .limit(10_000)
    .execute();
  return Map.groupBy(rows, ({ queue_id }) => queue_id);
}

export type QueueChoices = Awaited<ReturnType<typeof queueChoices>>;

/** What the form of a queue offers: modules in use and those it takes, each with the queue that has it now; active staff; calendars. */
export async function queueChoices(tx: Tx, queue_id: string | null) {
  const [modules, members, calendars] = await Promise.all([
    tx
      .selectFrom('modules as m')
      .innerJoin('products as p', 'p.id', 'm.product_id')
      .leftJoin('queue_modules as t', 't.module_id', 'm.id')
      .leftJoin('queues as q', 'q.id', 't.queue_id')
      .select([
        'm.id',
        'm.code',
        'm.name',
        'm.archived_at',
        'p.name as product_name',
        'q.id as queue_id',
        'q.name as queue_name',
      ])
      .where((by) => by.or([by('m.archived_at', 'is', null), by('q.id', '=', queue_id)]))
      .orderBy('p.name')
      .orderBy('m.name')
      .limit(500)
      .execute(),
    tx
      .selectFrom('persons as p')
      .select(['p.id', 'p.name', 'p.email'])
      .where('p.disabled_at', 'is', null)
      .where((by) => by.exists(by.selectFrom('staff_roles as r').select('r.role').whereRef('r.person_id', '=', 'p.id')))
      .orderBy(sql`lower(p.name)`)
      .limit(500)
      .execute(),
    tx.selectFrom('calendars').select(['id', 'name']).orderBy('name').limit(200).execute(),
  ]);
  return { modules, members, calendars };
}
