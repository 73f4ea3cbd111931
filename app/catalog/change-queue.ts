import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { queue_refusals, type QueueValues } from './queue.ts';
import { giveModules, staffQueue } from './staff-queue.ts';
import { missed, translating, type Written } from './written.ts';

/** Changes what is named of a queue, archives it or takes it back. The queue that takes the rest can be neither archived nor confidential. */
export function changeQueue(
  tx: Tx,
  viewer: Viewer,
  id: string,
  {
    version,
    archived,
    module_ids,
    member_ids,
    ...values
  }: QueueValues & { version?: number | undefined; archived?: boolean | undefined },
  channel: AuditEvents['channel'] = 'web',
): Promise<Written> {
  const rest_stays = { field: archived ? 'archived' : 'confidential', code: 'takes_the_rest' } as const;
  return translating({ ...queue_refusals, queues_rest_stays: rest_stays }, async () => {
    const changed = await tx
      .updateTable('queues')
      .set({ ...values, version: sql`version + 1` })
      .$if(archived !== undefined, (query) =>
        query.set({ archived_at: archived ? sql<Date>`coalesce(archived_at, app.now())` : null }),
      )
      .where('id', '=', id)
      .where('version', '=', sql<number>`coalesce(${version ?? null}::integer, version)`)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return missed(tx, 'queues', id);
    if (module_ids) await giveModules(tx, id, module_ids);
    await record(tx, viewer, 'queue_changed', {
      subject_id: id,
      organization_id: null,
      channel,
      details: {
        ...(archived !== undefined && { archived }),
        ...(values.confidential !== undefined && { confidential: values.confidential }),
        ...(module_ids && { modules: module_ids.length }),
        ...(member_ids && { members: member_ids.length }),
      },
    });
    return member_ids ? staffQueue(tx, id, member_ids) : { ok: true, id };
  });
}
