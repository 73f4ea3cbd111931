import { createHash } from 'node:crypto';
import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Person } from '../../lib/viewer.ts';
import type { DocumentFields } from './document.ts';
import { before_columns, writeDocument } from './write-document.ts';

/** The document that came from elsewhere under this id, or that an export of this portal calls so. */
export function cameAs(by: ExpressionBuilder<Tables, 'documents'>, external_id: string) {
  const own = readUuid(external_id);
  const came = by('external_id', '=', external_id);
  return own ? by.or([came, by.and([by('id', '=', own), by('external_id', 'is', null)])]) : came;
}

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
        .where((by) => cameAs(by, fields.external_id ?? ''))
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (before?.content_hash?.equals(content_hash)) return { id: before.id, outcome: 'unchanged' };
  const id = await writeDocument(tx, viewer, before ?? null, fields, content_hash);
  return { id, outcome: before ? 'changed' : 'created' };
}
