import { sql } from 'kysely';
import type { Ask } from '../context.ts';

/** Marks as read what its reader was told of their comments on a page, once it was opened. What came meanwhile stays unread. */
export function noteHeard({ viewer, chrome, now, note }: Ask, document_id: string): void {
  if (viewer.kind !== 'person' || chrome.unread === 0) return;
  note((tx) =>
    tx
      .updateTable('notices')
      .set({ read_at: sql`app.now()` })
      .where('person_id', '=', viewer.person_id)
      .where('document_id', '=', document_id)
      .where('read_at', 'is', null)
      .where('created_at', '<=', now)
      .execute(),
  );
}
