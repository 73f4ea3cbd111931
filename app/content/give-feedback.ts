import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

type Feedback = { document_id: string; solved: boolean; place: 'page' | 'request' };

/**
 * A reader says whether a document solved it (S13); once a person, day and place. On a request being written, solved is a request that
 * was not needed. The document must be one the reader sees.
 */
export async function giveFeedback(tx: Tx, viewer: Viewer, { document_id, solved, place }: Feedback): Promise<void> {
  const person = viewer.kind === 'person' ? viewer : null;
  await tx
    .insertInto('document_feedback')
    .values({
      id: newId(),
      document_id,
      solved,
      place,
      person_id: person?.person_id ?? null,
      organization_id: person?.organization_id ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await record(tx, person, 'document_feedback_given', {
    subject_id: document_id,
    organization_id: person?.organization_id ?? null,
    details: { solved, place },
  });
}
