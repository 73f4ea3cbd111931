import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Member } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Opening } from './ticket.ts';

/** Opens a request for the organisation the viewer acts in. The same submission again answers the number it already has. */
export async function open(tx: Tx, viewer: Member, { subject, description, submission_id }: Opening): Promise<number> {
  const id = newId();
  const opened = await tx
    .insertInto('tickets')
    .values({
      id,
      organization_id: viewer.organization_id,
      requester_id: viewer.person_id,
      subject,
      description,
      submission_id,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'requester_id', 'submission_id']).doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!opened) return (await already(tx, viewer, submission_id)).number;
  await record(tx, viewer, 'ticket_opened', { subject_id: id, details: { number: opened.number } });
  return opened.number;
}

function already(tx: Tx, viewer: Member, submission_id: string) {
  return tx
    .selectFrom('tickets')
    .select('number')
    .where('organization_id', '=', viewer.organization_id)
    .where('requester_id', '=', viewer.person_id)
    .where('submission_id', '=', submission_id)
    .executeTakeFirstOrThrow();
}
