import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { by_copy, by_organization, by_requester, is_ended, is_open } from './find.ts';
import { type Full, full, joined } from './find-full.ts';
import { ended, looked_at, type Status } from './ticket.ts';

export type Wanted = {
  status: Status | undefined;
  organization: string | undefined;
  queue: string | undefined;
  assignee: string | undefined;
  product: string | undefined;
  q: string | undefined;
  /** Number of the last one of the page before. */ before: number | null;
  limit: number;
};

const columns = sql`t.id, t.number, t.status, t.organization_id, t.queue_id, t.assignee_id, t.product_id, t.search_text`;
const of_seen_queue = sql`t.queue_id = any ((select app.queue_ids())::uuid[])`;
const sees_all_queues = sql`(select app.has_role('lead', 'system_admin'))`;
// Of each queue of an agent so many requests are looked at for one page that is narrowed.
const looked_at_each = 200;
// From a copy to its request is another step each.
const copies_looked_at = 200;

/**
 * A page of the requests the reader may see that fit, the newest first. It looks at no more than so many, in the order of an index, so a
 * page may hold fewer than asked for and still have a `next`: the number after which the following page begins.
 */
export async function fullTickets(
  tx: Tx,
  staff: boolean,
  wanted: Wanted,
): Promise<{ rows: Full[]; next: number | null }> {
  const { limit } = wanted;
  const fits = conditions(wanted);
  const parts = staff ? partsOfStaff(wanted, fits.length > 0) : partsOfCustomer(wanted, fits.length > 0);
  const { rows } = await sql<Full & { stop: number | null }>`
    with looked as materialized (${sql.join(parts, sql` union all `)}),
    stop as (select max(low) as number from (select min(number) as low from looked group by part having bool_or(is_full)) f),
    fitting as (select t.id, t.number from looked t where ${sql.join([sql`true`, ...fits], sql` and `)}
      and t.number >= coalesce((select s.number from stop s), 0) order by t.number desc limit ${sql.lit(limit + 1)})
    select f.*, s.number as stop from stop s
    left join lateral (select ${full} from fitting x join tickets t on t.id = x.id ${joined} order by t.number desc) f on true
    order by f.number desc`.execute(tx);
  const found = rows.filter(({ number }) => number !== null);
  const last = found[limit - 1];
  if (found.length > limit && last) return { rows: found.slice(0, limit), next: last.number };
  return { rows: found, next: rows[0]?.stop ?? null };
}

function conditions({ status, organization, queue, assignee, product, q }: Wanted): RawBuilder<unknown>[] {
  return [
    status && sql`t.status = ${status}`,
    organization && sql`t.organization_id = ${organization}`,
    queue && sql`t.queue_id = ${queue}`,
    assignee && sql`t.assignee_id = ${assignee}`,
    product && sql`t.product_id = ${product}`,
    q && sql`position(app.fold(${q}::text) in t.search_text) > 0`,
  ].filter((condition): condition is RawBuilder<unknown> => typeof condition === 'object');
}

// Each part is read in the order of an index and no further than its size; a full one may have more beyond its last.
function part(name: RawBuilder<unknown>, from: RawBuilder<unknown>, size: number, number = sql`t.number`) {
  return sql`(select *, count(*) over () = ${sql.lit(size)} as is_full from (
    select ${name} as part, ${columns} ${from} order by ${number} desc limit ${sql.lit(size)}) t)`;
}

const below = ({ before }: Wanted, number = sql`t.number`) =>
  before === null ? sql`` : sql` and ${number} < ${before}::bigint`;

const is_over = (status: Status): boolean => ended.some((end) => end === status);
// A state is open or ended: an index knows which.
const state = ({ status }: Wanted): RawBuilder<unknown> =>
  status ? (is_over(status) ? is_ended : is_open) : sql`true`;

function partsOfCustomer(wanted: Wanted, narrow: boolean): RawBuilder<unknown>[] {
  const size = narrow ? looked_at : wanted.limit + 1;
  const { status } = wanted;
  const copied = status ? (is_over(status) ? sql` and c.ended` : sql` and not c.ended`) : sql``;
  const rest = sql`and ${state(wanted)}${below(wanted)}`;
  return [
    part(sql`'company'`, sql`${by_organization} ${rest}`, size),
    part(sql`'own'`, sql`${by_requester} ${rest}`, size),
    part(
      sql`'copied'`,
      sql`${by_copy}${copied}${below(wanted, sql`c.number`)}`,
      narrow ? copies_looked_at : size,
      sql`c.number`,
    ),
  ];
}

function partsOfStaff(wanted: Wanted, narrow: boolean): RawBuilder<unknown>[] {
  const { organization, queue, assignee, status, limit } = wanted;
  const rest = sql`${of_seen_queue} and ${state(wanted)}${below(wanted)}`;
  const only = (where: RawBuilder<unknown>) => [
    part(sql`'all'`, sql`from tickets t where ${where} and ${rest}`, looked_at),
  ];
  if (organization) return only(sql`t.organization_id = ${organization}`);
  if (queue) return only(sql`t.queue_id = ${queue}`);
  if (assignee && status && !is_over(status)) return only(sql`t.assignee_id = ${assignee}`);
  const [size, each] = narrow ? [looked_at, looked_at_each] : [limit + 1, limit + 1];
  return [
    part(sql`'all'`, sql`from tickets t where ${sees_all_queues} and ${rest}`, size),
    sql`(select t.* from unnest((select app.queue_ids())::uuid[]) q
      cross join lateral ${part(sql`q::text`, sql`from tickets t where t.queue_id = q and ${state(wanted)}${below(wanted)}`, each)} t
      where not ${sees_all_queues})`,
  ];
}
