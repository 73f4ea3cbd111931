import { type RawBuilder, sql } from 'kysely';
import { is_ended, is_open, me } from '../tickets/find.ts';
import { expiring_days, type ViewName } from './view.ts';

/** The queues whose requests the reader sees, and those the reader works in; called `q`. */
export const seen_queues = sql`unnest((select app.queue_ids())::uuid[]) q (id)`;
export const my_queues = sql`(select m.queue_id as id from queue_members m where m.person_id = ${me}) q`;
export const sees_all_queues = sql`(select app.has_role('lead', 'system_admin'))`;
// In a sub-select: under row level security only a plain value reaches the index, not an expression that might tell of the row.
const expiring = sql`t.status = 'customer_validation' and t.closes_at < (select app.now() + interval '${sql.raw(String(expiring_days))} days')`;

/** What a view shows of one queue. Written out so that each finds its partial index; a state is not said to be open besides, or fewer rows are expected than there are. */
export const shows: Record<Exclude<ViewName, 'mine'>, RawBuilder<unknown>> = {
  team: is_open,
  unassigned: sql`t.assignee_id is null and ${is_open}`,
  waiting: sql`t.status = 'waiting_customer'`,
  expiring,
  development: sql`t.status = 'waiting_issue'`,
  open: is_open,
  ended: is_ended,
  queue: is_open,
};
export const mine = sql`t.assignee_id = ${me} and t.queue_id = any ((select app.queue_ids())::uuid[]) and ${is_open}`;
