import { z, type ZodType } from 'zod';
import { encodeCursor, placeOf } from '../../lib/pagination.ts';
import type { Person } from '../../lib/viewer.ts';
import { moment, type Problem } from '../api.ts';
import type { Organization, StaffOrganization } from './find.ts';
import { type Changed, kinds, sights, unit_kinds } from './organization.ts';

const text = z.string().nullable();

/** An organisation as it leaves; what is marked optional goes to the staff, and the contract also to the organisation itself. */
export const organization_answer = z.object({
  id: z.string(),
  name: z.string(),
  cnpj: text,
  kind: z.enum(kinds),
  unit_kind: z.enum(unit_kinds).nullable(),
  municipality: text,
  municipality_code: text,
  state: text,
  country: z.string(),
  time_zone: z.string(),
  may_accept_services: z.boolean(),
  downloads_blocked: z.boolean(),
  suspended: z.boolean(),
  created_at: moment,
  version: z.int(),
  contract_number: text.optional(),
  contract_from: text.optional(),
  contract_until: text.optional(),
  finance_email: text.optional(),
  suspension_reason: text.optional(),
});

/** What this viewer is told of an organisation; the answer's schema leaves out the rest of the row. */
export function shown(viewer: Person, row: Organization | StaffOrganization): z.input<typeof organization_answer> {
  const { contract_number, contract_from, contract_until, suspended_at, ...rest } = row;
  const own = viewer.staff_roles.length > 0 || row.id === viewer.organization_id;
  const contract = own ? { contract_number, contract_from, contract_until } : {};
  return { ...rest, ...contract, suspended: suspended_at !== null };
}

export const branch_answer = z.object({
  id: z.string(),
  organization_id: z.string(),
  cnpj: z.string(),
  name: z.string(),
  municipality: text,
  municipality_code: text,
  state: text,
  country: z.string(),
  time_zone: z.string(),
  archived_at: moment.nullable(),
  version: z.int(),
});

export const entitlement_answer = z.object({
  id: z.string(),
  organization_id: z.string(),
  product_id: z.string(),
  product_code: z.string(),
  product_name: z.string(),
  valid_from: z.string(),
  valid_until: text,
  extended_guarantee: z.boolean(),
  version: z.int(),
});

export const portfolio_answer = z.object({
  organization_id: z.string(),
  name: z.string(),
  cnpj: text,
  visibility: z.enum(sights),
  may_accept_services: z.boolean(),
  may_download: z.boolean(),
  valid_until: text,
  granted_at: moment,
  version: z.int(),
});

/** Every field of a shape as one that may be missing. */
export function optional<Shape extends Record<string, ZodType>>(
  shape: Shape,
): { [Key in keyof Shape]: z.ZodExactOptional<Shape[Key]> } {
  const entries = Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]);
  // Object.fromEntries forgets which name had which schema.
  return Object.fromEntries(entries) as { [Key in keyof Shape]: z.ZodExactOptional<Shape[Key]> };
}

/** The problem that a refused change is; null when it was made. `version`: where the thing stands. */
export function refusalIn(changed: Changed, version: number): Problem | null {
  if (changed === 'unknown') return { problem: 404 };
  if (changed.ok) return null;
  return changed.errors.some(({ code }) => code === 'changed_meanwhile')
    ? { problem: 409, state: `version ${version}`, detail: 'changed meanwhile' }
    : { problem: 422, errors: changed.errors };
}

export const placeIn = (cursor: string | undefined) => placeOf(new URLSearchParams({ after: cursor ?? '' }));
export const cursorOf = ({ name, id }: { name: string; id: string }): string => encodeCursor([name, id]);
