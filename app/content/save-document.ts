import { createHash } from 'node:crypto';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import type { DocumentFields } from './document.ts';
import { before_columns, writeDocument } from './write-document.ts';

export type Saved = { id: string; outcome: 'created' | 'changed' | 'unchanged' };

/**
 * Writes a document and makes it findable, in the caller's transaction. One that came from elsewhere under the same id is replaced, and
 * left alone when nothing of what is said of it differs. `viewer` null: the system (imports, seeds). To change one by its own id, see
 * `keepDocument`.
 */
export async function saveDocument(tx: Tx, viewer: Person | null, fields: DocumentFields): Promise<Saved> {
  const content_hash = createHash('sha256').update(JSON.stringify(fields)).digest();
  const before = fields.external_id
    ? await tx
        .selectFrom('documents')
        .select([...before_columns, 'content_hash'])
        .where('external_id', '=', fields.external_id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (before?.content_hash?.equals(content_hash)) return { id: before.id, outcome: 'unchanged' };
  const id = await writeDocument(tx, viewer, before ?? null, fields, content_hash);
  return { id, outcome: before ? 'changed' : 'created' };
}
