import { sql, type UpdateObject } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import type { Subject } from './happen.ts';
import type { Status } from './ticket.ts';

/** A change that found the request where it may start, or where it stands instead; nothing has changed then. */
export type Moved = { ok: true; from: Status } | { ok: false; status: Status };

type Change = Omit<UpdateObject<Tables, 'tickets'>, 'status'>;

/**
 * Takes a request to `to` if it stands in one of `from`, whoever else moves it at the same moment: one wins, the other learns where it
 * stands now. Whatever waited for the customer ends with the state it belonged to.
 */
export async function move(
  tx: Tx,
  ticket: Subject,
  from: readonly Status[],
  to: Status,
  change: Change = {},
): Promise<Moved> {
  const before = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', ticket.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!from.includes(before.status)) return { ok: false, status: before.status };
  await tx
    .updateTable('tickets')
    .set({ closes_at: null, reminds_at: null, reminded: 0, ...change, status: to, version: sql`version + 1` })
    .where('id', '=', ticket.id)
    .execute();
  return { ok: true, from: before.status };
}
