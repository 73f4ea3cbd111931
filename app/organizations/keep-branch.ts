import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { BranchValues, Changed } from './organization.ts';
import { refusalOf } from './refusal.ts';
import { stale } from './stale.ts';

/** Adds a branch; its CNPJ belongs to no other branch and to no organisation. */
export async function addBranch(
  tx: Tx,
  viewer: Person | null,
  organization_id: string,
  branch: Partial<BranchValues> & Pick<BranchValues, 'name' | 'cnpj'>,
  channel: AuditEvents['channel'] = 'web',
): Promise<{ ok: true; id: string } | Extract<Changed, { ok: false }>> {
  const id = newId();
  try {
    await tx
      .insertInto('branches')
      .values({ id, organization_id, ...branch })
      .execute();
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'branch_added', { subject_id: id, organization_id, channel });
  return { ok: true, id };
}

/** Changes a branch of this organisation. */
export async function changeBranch(
  tx: Tx,
  viewer: Person,
  { organization_id, id, version }: { organization_id: string; id: string; version: number },
  branch: Partial<BranchValues>,
): Promise<Changed> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('branches')
      .set({ ...branch, version: sql`version + 1` })
      .where('id', '=', id)
      .where('organization_id', '=', organization_id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return await stale(tx, 'branches', id);
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'branch_changed', { subject_id: id, organization_id });
  return { ok: true };
}

/** Takes a branch out of use, or back into it; its CNPJ stays taken. */
export async function archiveBranch(
  tx: Tx,
  viewer: Person,
  { organization_id, id, version }: { organization_id: string; id: string; version: number },
  archived: boolean,
): Promise<Changed> {
  const { numUpdatedRows } = await tx
    .updateTable('branches')
    .set({ archived_at: archived ? sql`app.now()` : null, version: sql`version + 1` })
    .where('id', '=', id)
    .where('organization_id', '=', organization_id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return stale(tx, 'branches', id);
  await record(tx, viewer, archived ? 'branch_archived' : 'branch_restored', {
    subject_id: id,
    organization_id,
  });
  return { ok: true };
}
