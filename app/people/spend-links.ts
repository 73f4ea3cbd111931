import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';

/** Makes every one-time link of the viewer's worthless: whoever holds an older one must not come in after a change of locks. */
export async function spendLinks(tx: Tx, viewer: Person): Promise<void> {
  await tx
    .updateTable('sign_in_tokens')
    .set({ used_at: sql`app.now()` })
    .where('person_id', '=', viewer.person_id)
    .where('used_at', 'is', null)
    .execute();
}
