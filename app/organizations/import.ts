import { z } from 'zod';
import type { Imports, Organizations } from '../../db/tables.ts';
import { fieldErrors, type FieldError, orNone } from '../../lib/forms.ts';
import type { MemberRole, Visibility } from '../../lib/viewer.ts';
import type { Locale } from '../../locales/index.ts';
import { plain_role, roles_in } from '../people/invitation.ts';
import { values } from './organization.ts';

export type ImportKind = Imports['kind'];

export const import_limits = { bytes: 20 * 1024 * 1024, lines: 100_000 };

/** So many lines are checked and written at a time. */
export const batch_lines = 1000;

/** Why a list could not be read at all. */
export const failures = [
  'empty',
  'missing_columns',
  'double_columns',
  'too_many_lines',
  'broken_file',
  'unknown',
] as const;
export type ImportFailure = (typeof failures)[number];

// How the head of each column may be called: first in each interface language, then otherwise. Accents, case, spaces and signs do not count.
type Heads = Record<string, readonly [pt: string, en: string, es: string, ...others: string[]]>;

const heads: Record<ImportKind, Heads> = {
  organizations: {
    name: [
      'nome',
      'name',
      'nombre',
      'razao social',
      'organizacao',
      'organization',
      'organizacion',
      'empresa',
      'company',
    ],
    cnpj: ['cnpj', 'cnpj', 'cnpj', 'tax id'],
    kind: ['tipo', 'kind', 'tipo', 'type'],
    municipality: ['municipio', 'municipality', 'municipio', 'cidade', 'city', 'ciudad'],
    municipality_code: ['ibge', 'ibge', 'ibge', 'codigo ibge', 'municipality code', 'codigo ibge do municipio'],
    state: ['uf', 'state', 'estado'],
    country: ['pais', 'country', 'pais'],
    time_zone: ['fuso', 'time zone', 'zona horaria', 'fuso horario'],
    contract_number: [
      'contrato',
      'contract',
      'contrato',
      'numero do contrato',
      'contract number',
      'numero de contrato',
    ],
    contract_from: ['inicio', 'start', 'inicio', 'contrato desde', 'contract from'],
    contract_until: ['fim', 'end', 'fin', 'contrato ate', 'contract until', 'contrato hasta'],
    finance_email: ['email financeiro', 'finance email', 'correo de finanzas', 'e-mail financeiro'],
  },
  people: {
    name: ['nome', 'name', 'nombre'],
    email: ['email', 'email', 'correo', 'e-mail', 'correo electronico'],
    role: ['papel', 'role', 'rol', 'perfil'],
    visibility: ['visibilidade', 'visibility', 'visibilidad'],
    may_accept_services: ['consultoria', 'services', 'servicios', 'permite consultoria', 'may accept services'],
    downloads_blocked: ['sem download', 'no download', 'sin descarga', 'downloads blocked', 'bloqueio de downloads'],
    it_admin: ['ti', 'it', 'ti', 'administrador de ti', 'it admin'],
    finance: ['financeiro', 'finance', 'finanzas'],
    locale: ['idioma', 'language', 'idioma', 'locale'],
  },
};
const required: Record<ImportKind, readonly string[]> = { organizations: ['name', 'cnpj'], people: ['name', 'email'] };

/** The fields of a list, in order. */
export const fieldsOf = (kind: ImportKind): string[] => Object.keys(heads[kind]);

/** How a column is called in a list written for this reader; a list so headed can be brought in again. */
export const headOf = (kind: ImportKind, field: string, locale: Locale): string =>
  heads[kind][field]?.[{ 'pt-BR': 0, en: 1, es: 2 }[locale]] ?? field;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which column holds which field; unknown columns are left alone. */
export function readHead(
  kind: ImportKind,
  cells: readonly string[],
): { ok: true; columns: ReadonlyMap<number, string> } | { ok: false; failure: ImportFailure } {
  const known = new Map(
    Object.entries(heads[kind]).flatMap(([field, names]) => names.map((name) => [plain(name), field])),
  );
  const columns = new Map<number, string>();
  const taken = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    const field = known.get(plain(cell));
    if (!field) continue;
    if (taken.has(field)) return { ok: false, failure: 'double_columns' };
    taken.add(field);
    columns.set(at, field);
  }
  if (required[kind].some((field) => !taken.has(field))) return { ok: false, failure: 'missing_columns' };
  return { ok: true, columns };
}

/** One of these, by its code or by a word for it in any of the languages. */
function worded<Code extends string>(words: Record<Code, readonly string[]>): z.ZodType<Code, string> {
  const codes = new Map(
    Object.entries<readonly string[]>(words).flatMap(([code, names]) =>
      [code, ...names].map((name) => [plain(name), code as Code]),
    ),
  );
  return z.string().transform((text, context) => {
    const code = codes.get(plain(text));
    if (code !== undefined) return code;
    context.addIssue({ code: 'custom', message: 'invalid_choice' });
    return z.NEVER;
  });
}

const day = z
  .string()
  .transform((text) =>
    text
      .trim()
      .replace(
        /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
        (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
      ),
  )
  .pipe(values.day);

const organization_line = z
  .strictObject({
    name: values.name,
    cnpj: values.cnpj,
    kind: orNone(
      worded<Organizations['kind']>({
        customer: ['cliente'],
        unit: ['unidade', 'unidad', 'franquia', 'franchise'],
        vendor: [],
      }),
    ),
    municipality: orNone(values.municipality),
    municipality_code: orNone(values.municipality_code),
    state: orNone(values.state),
    country: orNone(values.country),
    time_zone: orNone(values.time_zone),
    contract_number: orNone(values.contract_number),
    contract_from: orNone(day),
    contract_until: orNone(day),
    finance_email: orNone(values.email),
  })
  .refine((line) => line.kind !== 'vendor', { error: 'invalid_choice', path: ['kind'] })
  .refine((line) => !line.contract_from || !line.contract_until || line.contract_from <= line.contract_until, {
    error: 'out_of_order',
    path: ['contract_until'],
  });

const said = orNone(
  worded({ yes: ['sim', 'si', 's', 'y', 'x', '1', 'true', 'verdadeiro'], no: ['nao', 'n', '0', 'false', 'falso'] }),
).transform((word) => word === 'yes');

const person_line = (kind: Organizations['kind']) =>
  z
    .strictObject({
      name: values.name,
      email: values.email,
      role: orNone(
        worded<MemberRole>({
          requester: ['solicitante', 'usuario', 'user'],
          portal_admin: [
            'administrador',
            'administradora',
            'administrador do portal',
            'administrador del portal',
            'admin',
          ],
          consultant: ['consultor', 'consultora'],
        }),
      ).transform((role) => role ?? plain_role(kind)),
      visibility: orNone(
        worded<Visibility>({
          none: ['nenhuma', 'ninguna', 'restrito'],
          own: ['proprias', 'propias', 'so as proprias'],
          own_and_copy: ['proprias e em copia', 'copia', 'own and copy', 'propias y en copia'],
          company: ['empresa', 'todas', 'all'],
        }),
      ).transform((visibility) => visibility ?? 'own_and_copy'),
      may_accept_services: said,
      downloads_blocked: said,
      it_admin: said,
      finance: said,
      locale: orNone(
        worded({ 'pt-BR': ['portugues', 'pt'], en: ['ingles', 'english'], es: ['espanhol', 'espanol', 'spanish'] }),
      ),
    })
    .refine((line) => roles_in[kind].includes(line.role), { error: 'invalid_choice', path: ['role'] })
    .transform((line) => (line.role === 'portal_admin' ? { ...line, visibility: 'company' as const } : line));

/** What a spreadsheet would compute rather than show (security.md 3.3), full-width forms included. */
export const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export type Checked = { data: Record<string, unknown>; errors: FieldError[] | null };

/** A check of one line: the values to store, or the cells as they came and what is wrong with them. */
export function lineChecker(
  kind: ImportKind,
  organization_kind: Organizations['kind'] | null,
): (cells: Readonly<Record<string, string>>) => Checked {
  const schema = kind === 'organizations' ? organization_line : person_line(organization_kind ?? 'customer');
  const none = Object.fromEntries(fieldsOf(kind).map((field) => [field, '']));
  return (cells) => {
    const formulas = Object.entries(cells).filter(([, cell]) => formula.test(cell));
    if (formulas.length > 0)
      return { data: shown(cells), errors: formulas.map(([field]) => ({ field, code: 'formula' })) };
    const parsed = schema.safeParse({ ...none, ...cells });
    return parsed.success
      ? { data: parsed.data, errors: null }
      : { data: shown(cells), errors: fieldErrors(parsed.error) };
  };
}

// PostgreSQL keeps no NUL in JSON; nobody reads a cell of a page's length.
const shown = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).map(([field, cell]) => [field, cell.slice(0, 500).replaceAll('\0', '\ufffd').toWellFormed()]),
  );
