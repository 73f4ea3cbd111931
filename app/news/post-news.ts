import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';

/** Notes that somebody carried a news item to a group by hand, and to which. */
export async function postNews(tx: Tx, viewer: Person, document_id: string, place: string): Promise<void> {
  await tx.insertInto('news_posts').values({ id: newId(), document_id, place, person_id: viewer.person_id }).execute();
  await record(tx, viewer, 'news_posted', { subject_id: document_id, organization_id: null });
}
