import { z } from 'zod';
import type { AuditEvent } from '../audit/record.ts';
import { day as date, type FieldError, line, orNone, ticked } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';

/** The vocabulary of the catalogue: tables of the same shape, each but the first under a parent. */
export type Kind = 'product_lines' | 'products' | 'modules' | 'routines' | 'releases';
export type Parent = 'product_line_id' | 'product_id' | 'module_id';

/** Who writes the vocabulary; all read it. */
export const catalog_writers = ['catalog_manager', 'system_admin'] as const satisfies readonly StaffRole[];

/** `path`: its part of an address of the console; `parent`: the column that says what it belongs to; `moves`: whether that may change. */
export const kinds = {
  product_lines: {
    path: 'lines',
    parent: null,
    moves: false,
    created: 'product_line_created',
    changed: 'product_line_changed',
  },
  products: {
    path: 'products',
    parent: 'product_line_id',
    moves: true,
    created: 'product_created',
    changed: 'product_changed',
  },
  modules: {
    path: 'modules',
    parent: 'product_id',
    moves: false,
    created: 'module_created',
    changed: 'module_changed',
  },
  routines: {
    path: 'routines',
    parent: 'module_id',
    moves: false,
    created: 'routine_created',
    changed: 'routine_changed',
  },
  releases: {
    path: 'releases',
    parent: 'product_id',
    moves: false,
    created: 'release_created',
    changed: 'release_changed',
  },
} as const satisfies Record<
  Kind,
  { path: string; parent: Parent | null; moves: boolean; created: AuditEvent; changed: AuditEvent }
>;
export const kind_names = Object.keys(kinds) as Kind[];

/** What people write of an entry, by column. */
export type EntryValues = {
  code?: string | undefined;
  name?: string | undefined;
  closed_beta?: boolean | undefined;
  launched_on?: string | null | undefined;
  supported_until?: string | null | undefined;
  extended_until?: string | null | undefined;
  minimum_build?: string | null | undefined;
} & { [column in Parent]?: string | undefined };

/** As kept: in upper case. */
export const code = line(20)
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9_-]*$/, { error: 'invalid_code' }));
/** Of a release, as its makers write it: 26.1, 12.1.2410-rc1. */
export const release_code = line(30).pipe(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'invalid_code' }));
export const name = line(120);
export const minimum_build = line(60);

const named = { code, name };
const release = {
  code: release_code,
  closed_beta: ticked,
  launched_on: orNone(date),
  supported_until: orNone(date),
  extended_until: orNone(date),
  minimum_build: orNone(minimum_build),
};
const parent_id = z.uuid({ error: 'invalid_choice' });

/** The fields of each kind's form. */
export const entry_fields = {
  product_lines: named,
  products: { product_line_id: parent_id, ...named },
  modules: named,
  routines: named,
  releases: release,
} satisfies Record<Kind, z.ZodRawShape>;

/** Names of the fields of each kind's form, in their order. */
export const fieldsOf = (kind: Kind): string[] => Object.keys(entry_fields[kind]);

const taken: FieldError = { field: 'code', code: 'taken' };
const choice = (field: Parent): FieldError => ({ field, code: 'invalid_choice' });

/** What PostgreSQL's refusal means to whoever filled the form, by constraint. */
export const entry_refusals: Record<string, FieldError> = {
  product_lines_code_key: taken,
  products_code_key: taken,
  modules_product_id_code_key: taken,
  routines_module_id_code_key: taken,
  releases_product_id_code_key: taken,
  products_product_line_id_fkey: choice('product_line_id'),
  modules_product_id_fkey: choice('product_id'),
  routines_module_id_fkey: choice('module_id'),
  releases_product_id_fkey: choice('product_id'),
  releases_support_in_order: { field: 'supported_until', code: 'out_of_order' },
  releases_extension_in_order: { field: 'extended_until', code: 'out_of_order' },
};
