import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Digest } from './digest.ts';

/** From now on digests go out at this hour, the weekly one on this day. What went out today or this week does not go out again. */
export async function changeDigest(tx: Tx, viewer: Person, { hour, weekday }: Digest): Promise<void> {
  const before = await tx.selectFrom('news_digests').select(['hour', 'weekday']).executeTakeFirstOrThrow();
  await tx.updateTable('news_digests').set({ hour, weekday }).execute();
  await record(tx, viewer, 'news_digest_changed', {
    organization_id: null,
    details: { hour, weekday, hour_before: before.hour, weekday_before: before.weekday },
  });
}
