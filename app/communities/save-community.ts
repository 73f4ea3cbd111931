import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import { slugOf } from '../../lib/html.ts';
import { markdownHtml } from '../../lib/markdown.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { CommunityValues } from './community.ts';

/** How it went. `changed_meanwhile`: it is not at the version that was edited. */
export type SavedCommunity =
  | { ok: true; id: string }
  | { ok: false; reason: 'changed_meanwhile' }
  | { ok: false; reason: 'refused'; errors: FieldError[] };

/** Writes what an editor says of a community: a new one (`at` null), or the one of this id as it stood at this version. */
export async function saveCommunity(
  tx: Tx,
  viewer: Person,
  at: { id: string; version: number } | null,
  { module_id, summary, ...values }: CommunityValues,
): Promise<SavedCommunity> {
  const module = module_id
    ? await tx.selectFrom('modules').select('product_id').where('id', '=', module_id).executeTakeFirst()
    : null;
  const errors: FieldError[] = [];
  if (module === undefined) errors.push({ field: 'module_id', code: 'invalid_choice' });
  if (values.audience === 'entitled' && !module_id) errors.push({ field: 'module_id', code: 'required' });
  if (errors.length > 0) return { ok: false, reason: 'refused', errors };
  const row = {
    ...values,
    summary: summary ?? '',
    module_id,
    product_id: module?.product_id ?? null,
    rules_html: markdownHtml(values.rules),
  };
  if (!at) {
    const id = await insert(tx, row);
    await record(tx, viewer, 'community_created', { subject_id: id, organization_id: null });
    return { ok: true, id };
  }
  const { numUpdatedRows } = await tx
    .updateTable('communities')
    .set({ ...row, version: sql`version + 1`, updated_at: sql`app.now()` })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return { ok: false, reason: 'changed_meanwhile' };
  await record(tx, viewer, 'community_changed', { subject_id: at.id, organization_id: null });
  return { ok: true, id: at.id };
}

/** Closes a community, which takes its invitation from readers, or opens it again. */
export async function closeCommunity(tx: Tx, viewer: Person, id: string, closed: boolean): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ closed_at: closed ? sql`coalesce(closed_at, app.now())` : null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
  await record(tx, viewer, 'community_changed', { subject_id: id, organization_id: null, details: { closed } });
}

type Row = Omit<CommunityValues, 'summary'> & { summary: string; product_id: string | null; rules_html: string | null };

// Names repeat; an address does not.
async function insert(tx: Tx, values: Row): Promise<string> {
  const id = newId();
  const plain = slugOf(values.title) || 'comunidade';
  for (const slug of [plain, `${plain}-${id.slice(-6)}`]) {
    const written = await tx
      .insertInto('communities')
      .values({ id, slug, ...values })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written) return id;
  }
  throw new Error(`no address left for the community ${id}`);
}
