import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { FeedbackReason } from './feedback.ts';

type Feedback = {
  document_id: string;
  solved: boolean;
  place: 'page' | 'request';
  /** What was missing, and more about it. */
  reason?: FeedbackReason | null;
  words?: string | null;
};

/**
 * A reader says whether a document solved it (S13); once a person, day and place. On a request being written, solved is a request that
 * was not needed. The document must be one the reader sees.
 */
export async function giveFeedback(
  tx: Tx,
  viewer: Viewer,
  { document_id, solved, place, reason = null, words = null }: Feedback,
): Promise<void> {
  const person = viewer.kind === 'person' ? viewer : null;
  await tx
    .insertInto('document_feedback')
    .values({
      id: newId(),
      document_id,
      solved,
      place,
      reason: solved ? null : reason,
      words: solved ? null : words,
      person_id: person?.person_id ?? null,
      organization_id: person?.organization_id ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await record(tx, person, 'document_feedback_given', {
    subject_id: document_id,
    organization_id: person?.organization_id ?? null,
    details: { solved, place, ...(reason && { reason }) },
  });
}
