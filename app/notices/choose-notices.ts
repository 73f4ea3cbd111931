import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Channel, Told } from '../tickets/notice.ts';

/** What somebody does without: an event, and the way of being told of it. */
export type Refusal = { event: Told; channel: Channel };

/** From now on this person does without these and hears of everything else. */
export async function chooseNotices(tx: Tx, viewer: Person, refused: readonly Refusal[]): Promise<void> {
  const { person_id } = viewer;
  await tx.deleteFrom('notice_refusals').where('person_id', '=', person_id).execute();
  if (refused.length > 0)
    await tx
      .insertInto('notice_refusals')
      .values(refused.map(({ event, channel }) => ({ person_id, event, channel })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await record(tx, viewer, 'notices_chosen', { subject_id: person_id, details: { refused: refused.length } });
}
