import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { slugOf } from '../../lib/html.ts';
import { documentHtml } from '../../lib/markdown.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { indexDocument } from '../search/index-entry.ts';
import type { DocumentFields } from './document.ts';

export type Saved = { id: string; outcome: 'created' | 'changed' | 'unchanged' };

/**
 * Writes a document and makes it findable, in the caller's transaction. One that came from elsewhere under the same id is replaced, with
 * a revision more, and left alone when nothing of it differs. `viewer` null: the system (imports, seeds).
 */
export async function saveDocument(tx: Tx, viewer: Person | null, fields: DocumentFields): Promise<Saved> {
  const content_hash = createHash('sha256').update(JSON.stringify(fields)).digest();
  const before = fields.external_id
    ? await tx
        .selectFrom('documents')
        .select(['id', 'content_hash', 'revision'])
        .where('external_id', '=', fields.external_id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (before?.content_hash?.equals(content_hash)) return { id: before.id, outcome: 'unchanged' };
  const shown = documentHtml(fields.body);
  const values = {
    ...fields,
    html: shown?.html ?? null,
    headings: JSON.stringify(shown?.headings ?? []),
    content_hash,
  };
  const id = before?.id ?? newId();
  const revision = (before?.revision ?? 0) + 1;
  if (before)
    await tx
      .updateTable('documents')
      .set({ ...values, revision, version: sql`version + 1`, updated_at: sql`app.now()` })
      .where('id', '=', id)
      .execute();
  else await insert(tx, id, values);
  await Promise.all([
    tx
      .insertInto('document_revisions')
      .values({
        document_id: id,
        revision,
        title: fields.title,
        summary: fields.summary,
        body: fields.body,
        person_id: viewer?.person_id ?? null,
      })
      .execute(),
    indexDocument(tx, id),
    record(tx, viewer, before ? 'document_changed' : 'document_created', {
      subject_id: id,
      organization_id: null,
      details: { kind: fields.kind, revision },
    }),
  ]);
  return { id, outcome: before ? 'changed' : 'created' };
}

// Titles repeat; an address does not.
async function insert(
  tx: Tx,
  id: string,
  values: DocumentFields & { html: string | null; headings: string; content_hash: Buffer },
): Promise<void> {
  const plain = slugOf(values.title) || values.kind;
  for (const slug of [plain, `${plain}-${id.slice(-6)}`]) {
    const written = await tx
      .insertInto('documents')
      .values({ id, slug, ...values })
      .onConflict((conflict) => conflict.columns(['kind', 'slug']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written) return;
  }
  throw new Error(`no address left for the document ${id}`);
}
