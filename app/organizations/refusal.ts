import { constraintOf } from '../../lib/refusal.ts';
import type { Changed, ChangeRefusal } from './organization.ts';

// What PostgreSQL refuses, by the name of the constraint: the field it is shown beside, and why.
const refused: Record<string, { field: string; code: ChangeRefusal }> = {
  cnpj_once: { field: 'cnpj', code: 'cnpj_taken' },
  organizations_cnpj_key: { field: 'cnpj', code: 'cnpj_taken' },
  branches_cnpj_key: { field: 'cnpj', code: 'cnpj_taken' },
  organizations_contract_in_order: { field: 'contract_until', code: 'out_of_order' },
  organizations_unit_kind: { field: 'unit_kind', code: 'invalid_choice' },
  entitlements_once: { field: 'product_id', code: 'overlaps' },
  entitlements_in_order: { field: 'valid_until', code: 'out_of_order' },
  entitlements_product_id_fkey: { field: 'product_id', code: 'invalid_choice' },
  portfolio_kinds: { field: 'customer', code: 'not_a_customer' },
  portfolios_once: { field: 'customer', code: 'already_served' },
};

/** The refusal of a form that PostgreSQL's error means; the transaction is aborted and asks nothing more. Any other error is thrown again. */
export function refusalOf(error: unknown): Extract<Changed, { ok: false }> {
  const found = refused[constraintOf(error) ?? ''];
  if (!found) throw error;
  return { ok: false, errors: [found] };
}
