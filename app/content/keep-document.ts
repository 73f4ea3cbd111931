import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { FieldError, FieldErrorCode } from '../../lib/forms.ts';
import { constraintOf } from '../../lib/refusal.ts';
import type { Person } from '../../lib/viewer.ts';
import type { DocumentFields } from './document.ts';
import { type Before, before_columns, writeDocument } from './write-document.ts';

/** How it went. `gone`: there is no such document; `changed_meanwhile`: it is not at the version that was edited. */
export type Kept =
  | { ok: true; id: string }
  | { ok: false; reason: 'gone' | 'changed_meanwhile' }
  | { ok: false; reason: 'refused'; errors: FieldError[] };

const refusal_of = (field: string, code: FieldErrorCode): FieldError => ({ field, code });

const refusals: Readonly<Record<string, FieldError>> = {
  documents_by_address: refusal_of('slug', 'taken'),
  documents_imported_once: refusal_of('external_id', 'taken'),
  documents_one_variant_a_locale: refusal_of('locale', 'taken'),
  documents_module_of_product: refusal_of('module_id', 'invalid_choice'),
  documents_module_has_product: refusal_of('module_id', 'invalid_choice'),
  documents_routine_of_module: refusal_of('routine_id', 'invalid_choice'),
  documents_routine_has_module: refusal_of('routine_id', 'invalid_choice'),
  documents_product_id_fkey: refusal_of('product_id', 'invalid_choice'),
  documents_owner_id_fkey: refusal_of('owner_id', 'invalid_choice'),
  documents_release_from_id_fkey: refusal_of('release_from_id', 'invalid_choice'),
  documents_release_to_id_fkey: refusal_of('release_to_id', 'invalid_choice'),
  documents_parent_id_fkey: refusal_of('parent_id', 'invalid_choice'),
  documents_tree_of_docs: refusal_of('parent_id', 'invalid_choice'),
  documents_tree_of_product: refusal_of('parent_id', 'other_product'),
  documents_not_above_itself: refusal_of('parent_id', 'under_itself'),
  documents_no_circle: refusal_of('parent_id', 'under_itself'),
  documents_not_too_deep: refusal_of('parent_id', 'too_deep'),
  documents_inherits_from: refusal_of('inherits_audience', 'required'),
  documents_scheduled_for: refusal_of('publish_at', 'required'),
};

/**
 * Writes what an editor or a program says of a document: a new one (`at` null), or the one of this id as it stood at this version. A
 * refusal is undone alone: the transaction goes on.
 */
export async function keepDocument(
  tx: Tx,
  viewer: Person,
  at: { id: string; version: number } | null,
  fields: DocumentFields,
): Promise<Kept> {
  const before = at ? await locked(tx, at) : null;
  if (before === 'gone' || before === 'changed_meanwhile') return { ok: false, reason: before };
  return refusable(tx, async () => {
    if (before && before.product_id !== fields.product_id) await moveProduct(tx, before.id, fields.product_id);
    return writeDocument(tx, viewer, before, fields);
  });
}

/** Runs a write of documents; what PostgreSQL refuses of it becomes the error of a field, and nothing of the write stays. */
export async function refusable(tx: Tx, work: () => Promise<string>): Promise<Kept> {
  await sql`savepoint keep_document`.execute(tx);
  try {
    const id = await work();
    await sql`release savepoint keep_document`.execute(tx);
    return { ok: true, id };
  } catch (error) {
    const refusal = refusals[constraintOf(error) ?? ''];
    if (!refusal) throw error;
    await sql`rollback to savepoint keep_document`.execute(tx);
    return { ok: false, reason: 'refused', errors: [refusal] };
  }
}

/** The document of this id and version, locked; or why not. */
export async function locked(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<(Before & { product_id: string | null }) | 'gone' | 'changed_meanwhile'> {
  const found = await tx
    .selectFrom('documents')
    .select([...before_columns, 'product_id', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return 'gone';
  return found.version === version ? found : 'changed_meanwhile';
}

// A page takes along the pages below it, in one statement: between two, the tree would stand in two products.
async function moveProduct(tx: Tx, id: string, product_id: string | null): Promise<void> {
  await sql`
    with recursive below as (
      select ${id}::uuid as id union all select d.id from below b join documents d on d.parent_id = b.id
    )
    update documents d set product_id = ${product_id}, module_id = null, routine_id = null, version = d.version + (d.id <> ${id})::integer
    from below b where d.id = b.id`.execute(tx);
}
