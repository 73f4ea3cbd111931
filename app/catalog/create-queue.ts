import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { queue_refusals, type QueueValues } from './queue.ts';
import { giveModules, staffQueue } from './staff-queue.ts';
import { translating, type Written } from './written.ts';

/** Makes a queue. Out: its id; or what is wrong: a name taken, somebody who is not active staff. */
export function createQueue(
  tx: Tx,
  viewer: Viewer,
  { name, calendar_id = null, confidential = false, module_ids = [], member_ids = [] }: QueueValues & { name: string },
  channel: AuditEvents['channel'] = 'web',
): Promise<Written> {
  return translating(queue_refusals, async () => {
    const id = newId();
    await tx.insertInto('queues').values({ id, name, calendar_id, confidential }).execute();
    await giveModules(tx, id, module_ids);
    await record(tx, viewer, 'queue_created', {
      subject_id: id,
      organization_id: null,
      channel,
      details: { confidential, modules: module_ids.length, members: member_ids.length },
    });
    return staffQueue(tx, id, member_ids);
  });
}
