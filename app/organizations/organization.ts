import { z } from 'zod';
import { cnpj, day, email, line, orNone, ticked, time_zone, version } from '../../lib/forms.ts';

export const kinds = ['customer', 'unit', 'vendor'] as const;
export const unit_kinds = ['franchise', 'ams', 'project', 'partner'] as const;

/** People of an organisation are counted no further than this. */
export const counted_people = 999;

/** Who of the staff may change organisations, what they contracted and whom units serve. */
export const keepers = ['billing', 'system_admin'] as const;

const code = (shape: RegExp): z.ZodType<string, string> =>
  z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(shape, { error: 'invalid_code' }));

/** Values of an organisation and of its branches as people write them; forms, the API and lists from a file check with the same. */
export const values = {
  name: line(300),
  cnpj,
  municipality: line(120),
  /** Seven digits of the IBGE. */
  municipality_code: code(/^[0-9]{7}$/),
  state: code(/^[A-Z0-9]{1,3}$/),
  /** Two letters (ISO 3166-1). */
  country: code(/^[A-Z]{2}$/),
  contract_number: line(60),
  day,
  email,
  time_zone,
  reason: line(500),
};

const contractInOrder = (given: { contract_from: string | null; contract_until: string | null }): boolean =>
  !given.contract_from || !given.contract_until || given.contract_from <= given.contract_until;
const out_of_order = (field: string) => ({ error: 'out_of_order', path: [field] });

export const organization_form = z
  .strictObject({
    name: values.name,
    kind: z.enum(kinds),
    unit_kind: orNone(z.enum(unit_kinds)),
    cnpj: orNone(values.cnpj),
    municipality: orNone(values.municipality),
    municipality_code: orNone(values.municipality_code),
    state: orNone(values.state),
    country: values.country,
    time_zone: values.time_zone,
    contract_number: orNone(values.contract_number),
    contract_from: orNone(values.day),
    contract_until: orNone(values.day),
    finance_email: orNone(values.email),
    may_accept_services: ticked,
    downloads_blocked: ticked,
    version: version.optional(),
  })
  .refine(contractInOrder, out_of_order('contract_until'))
  // Only a unit has a kind of unit; what was chosen before the kind changed means nothing.
  .transform((given) => (given.kind === 'unit' ? given : { ...given, unit_kind: null }));
export type OrganizationValues = Omit<z.output<typeof organization_form>, 'version'>;

export const suspension_form = z.strictObject({ reason: values.reason, version });
export const version_form = z.strictObject({ version });

export const branch_form = z.strictObject({
  name: values.name,
  cnpj: values.cnpj,
  municipality: orNone(values.municipality),
  municipality_code: orNone(values.municipality_code),
  state: orNone(values.state),
  country: values.country,
  time_zone: values.time_zone,
  version: version.optional(),
});
export type BranchValues = Omit<z.output<typeof branch_form>, 'version'>;

export const entitlement_form = z
  .strictObject({
    product_id: z.uuid({ error: 'invalid_choice' }),
    valid_from: values.day,
    valid_until: orNone(values.day),
    extended_guarantee: ticked,
    version: version.optional(),
  })
  .refine((given) => !given.valid_until || given.valid_from <= given.valid_until, out_of_order('valid_until'));
export type EntitlementValues = Omit<z.output<typeof entitlement_form>, 'version'>;

export const sights = ['own', 'own_and_copy', 'company'] as const;

/** What a unit's consultants may see and do at a customer. */
export const rights_form = z.strictObject({
  visibility: z.enum(sights),
  may_accept_services: ticked,
  may_download: ticked,
  version,
});
export const portfolio_form = z.strictObject({
  /** CNPJ of the customer, or its id. */
  customer: line(100),
  visibility: z.enum(sights),
  may_accept_services: ticked,
  may_download: ticked,
  valid_until: orNone(values.day),
});
export const portfolio_change_form = z.strictObject({ ...rights_form.shape, valid_until: orNone(values.day) });
export type PortfolioValues = {
  visibility: (typeof sights)[number];
  may_accept_services: boolean;
  may_download: boolean;
  /** Staff alone set an end. */
  valid_until?: string | null;
};

/** A refused change: the fields, and whether somebody else was faster. `unknown`: nothing of that id is the viewer's to change. */
export type Changed = { ok: true } | { ok: false; errors: { field: string; code: ChangeRefusal }[] } | 'unknown';
export type ChangeRefusal =
  | 'changed_meanwhile'
  | 'cnpj_taken'
  | 'overlaps'
  | 'not_a_customer'
  | 'already_served'
  | 'serves_now'
  | 'out_of_order'
  | 'invalid_choice';
