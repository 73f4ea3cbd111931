import { sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Changed, EntitlementValues } from './organization.ts';
import { refusalOf } from './refusal.ts';
import { stale } from './stale.ts';

/** Lets an organisation use a product between two days, both included; two periods of one product never overlap. */
export async function grantEntitlement(
  tx: Tx,
  viewer: Person | null,
  organization_id: string,
  entitlement: Omit<EntitlementValues, 'extended_guarantee' | 'valid_until'> & Partial<EntitlementValues>,
  channel: AuditEvents['channel'] = 'web',
): Promise<{ ok: true; id: string } | Extract<Changed, { ok: false }>> {
  const id = newId();
  try {
    await tx
      .insertInto('entitlements')
      .values({ id, organization_id, ...entitlement })
      .execute();
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'entitlement_granted', {
    subject_id: id,
    organization_id,
    channel,
    details: { product_id: entitlement.product_id },
  });
  return { ok: true, id };
}

/** Changes a period or its guarantee. The product stays: another one is another entitlement. */
export async function changeEntitlement(
  tx: Tx,
  viewer: Person,
  { organization_id, id, version }: { organization_id: string; id: string; version: number },
  entitlement: Partial<Omit<EntitlementValues, 'product_id'>>,
): Promise<Changed> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('entitlements')
      .set({ ...entitlement, version: sql`version + 1` })
      .where('id', '=', id)
      .where('organization_id', '=', organization_id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return await stale(tx, 'entitlements', id);
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'entitlement_changed', { subject_id: id, organization_id });
  return { ok: true };
}

/** Ends it with yesterday, so that it holds no longer; one that began today holds for the rest of the day, as a period has at least one. */
export async function endEntitlement(
  tx: Tx,
  viewer: Person,
  { organization_id, id, version }: { organization_id: string; id: string; version: number },
): Promise<Changed> {
  const { numUpdatedRows } = await tx
    .updateTable('entitlements')
    .set({
      valid_until: sql`least(valid_until, greatest(valid_from, app.today() - 1))`,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .where('organization_id', '=', organization_id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return stale(tx, 'entitlements', id);
  await record(tx, viewer, 'entitlement_ended', { subject_id: id, organization_id });
  return { ok: true };
}
