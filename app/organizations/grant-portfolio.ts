import { type RawBuilder, sql } from 'kysely';
import type { AuditEvents } from '../../db/tables.ts';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Changed, PortfolioValues } from './organization.ts';
import { refusalOf } from './refusal.ts';
import { stale } from './stale.ts';

type Which = { id: string; version: number } & ({ unit_id: string } | { organization_id: string });

const details = (unit_id: string) => ({ unit_id });

/** Puts a customer into a unit's portfolio: its consultants may act for the customer with at most these rights. */
export async function grantPortfolio(
  tx: Tx,
  viewer: Person | null,
  { unit_id, organization_id }: { unit_id: string; organization_id: string },
  rights: PortfolioValues,
  channel: AuditEvents['channel'] = 'web',
): Promise<{ ok: true; id: string } | Extract<Changed, { ok: false }>> {
  const id = newId();
  try {
    await tx
      .insertInto('portfolios')
      .values({ id, unit_id, organization_id, ...rights, granted_by: viewer?.person_id ?? null })
      .execute();
  } catch (error) {
    return refusalOf(error);
  }
  await record(tx, viewer, 'portfolio_granted', {
    subject_id: id,
    organization_id,
    channel,
    details: details(unit_id),
  });
  return { ok: true, id };
}

/** Changes what a unit may do at a customer, from the consultants' next request on. Row level security: the customer's portal administrator, or staff. */
export async function changePortfolio(
  tx: Tx,
  viewer: Person,
  which: Which,
  rights: Partial<PortfolioValues>,
): Promise<Changed> {
  const changed = await tx
    .updateTable('portfolios')
    .set({ ...rights, version: sql`version + 1` })
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('revoked_at', 'is', null)
    .where(ownerOf(which))
    .returning(['unit_id', 'organization_id'])
    .executeTakeFirst();
  if (!changed) return stale(tx, 'portfolios', which.id);
  await record(tx, viewer, 'portfolio_changed', {
    subject_id: which.id,
    organization_id: changed.organization_id,
    details: details(changed.unit_id),
  });
  return { ok: true };
}

/** Takes a customer out of a unit's portfolio, at once. */
export async function revokePortfolio(tx: Tx, viewer: Person, which: Which): Promise<Changed> {
  const revoked = await tx
    .updateTable('portfolios')
    .set({ revoked_at: sql`app.now()`, revoked_by: viewer.person_id, version: sql`version + 1` })
    .where('id', '=', which.id)
    .where('version', '=', which.version)
    .where('revoked_at', 'is', null)
    .where(ownerOf(which))
    .returning(['unit_id', 'organization_id'])
    .executeTakeFirst();
  if (!revoked) return stale(tx, 'portfolios', which.id);
  await record(tx, viewer, 'portfolio_revoked', {
    subject_id: which.id,
    organization_id: revoked.organization_id,
    details: details(revoked.unit_id),
  });
  return { ok: true };
}

const ownerOf = (which: Which): RawBuilder<boolean> =>
  'unit_id' in which ? sql`unit_id = ${which.unit_id}` : sql`organization_id = ${which.organization_id}`;
