import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { type Kept, refusable } from '../content/keep-document.ts';

/**
 * Says that a document is another one in a different language. Those that already belong to either come along; two in one language
 * are refused.
 */
export async function joinVariants(tx: Tx, viewer: Person, id: string, other_id: string): Promise<Kept> {
  const rows = await tx
    .selectFrom('documents')
    .select(['id', 'translation_id'])
    .where('id', 'in', [id, other_id])
    .orderBy('id')
    .forUpdate()
    .execute();
  const own = rows.find((row) => row.id === id);
  const other = rows.find((row) => row.id === other_id);
  if (!own || !other) return { ok: false, reason: 'gone' };
  if (own.translation_id !== null && own.translation_id === other.translation_id) return { ok: true, id };
  const translation_id = other.translation_id ?? own.translation_id ?? newId();
  const leaving = own.translation_id;
  return refusable(tx, async () => {
    await sql`
      update documents set translation_id = ${translation_id}
      where (id in (${id}, ${other_id}) or translation_id = ${leaving}::uuid) and translation_id is distinct from ${translation_id}::uuid`.execute(
      tx,
    );
    await record(tx, viewer, 'document_changed', {
      subject_id: id,
      organization_id: null,
      details: { variant_of: other_id },
    });
    return id;
  });
}

/** Says that a document stands for itself in its language. */
export async function leaveVariants(tx: Tx, viewer: Person, id: string): Promise<void> {
  await tx.updateTable('documents').set({ translation_id: null }).where('id', '=', id).execute();
  await record(tx, viewer, 'document_changed', {
    subject_id: id,
    organization_id: null,
    details: { variant_of: null },
  });
}
