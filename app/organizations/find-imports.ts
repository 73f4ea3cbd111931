import type { Tx } from '../../lib/database.ts';
import type { FieldError } from '../../lib/forms.ts';
import { page_size } from '../../lib/pagination.ts';
import { import_limits, type ImportKind } from './import.ts';

export type Import = NonNullable<Awaited<ReturnType<typeof importOf>>>;
export type RecentImport = Awaited<ReturnType<typeof recentImports>>[number];
export type ImportLine = { line: number; data: Record<string, unknown>; errors: FieldError[] | null };

const columns = [
  'i.id',
  'i.kind',
  'i.organization_id',
  'i.file_name',
  'i.status',
  'i.failure',
  'i.encoding',
  'i.delimiter',
  'i.lines',
  'i.refused',
  'i.done_line',
  'i.created',
  'i.updated',
  'i.unchanged',
  'i.created_at',
] as const;

/** An import the reader may see, with whose people it brings. */
export function importOf(tx: Tx, id: string) {
  return tx
    .selectFrom('imports as i')
    .leftJoin('organizations as o', 'o.id', 'i.organization_id')
    .select([...columns, 'o.name as organization_name'])
    .where('i.id', '=', id)
    .executeTakeFirst();
}

/** The last lists of this kind, of this organisation (null: of organisations). */
export function recentImports(tx: Tx, kind: ImportKind, organization_id: string | null) {
  return tx
    .selectFrom('imports as i')
    .select(columns)
    .where('i.kind', '=', kind)
    .where('i.organization_id', organization_id ? '=' : 'is', organization_id)
    .orderBy('i.created_at', 'desc')
    .limit(20)
    .execute();
}

/** The first lines that will be written. */
export function firstLines(tx: Tx, import_id: string, limit = 5): Promise<ImportLine[]> {
  return lines(tx, import_id).where('errors', 'is', null).limit(limit).execute() as Promise<ImportLine[]>;
}

/** Refused lines after line `after`; one more than a page tells that there are more. */
export function refusedLines(tx: Tx, import_id: string, after = 0, limit = page_size + 1): Promise<ImportLine[]> {
  return lines(tx, import_id)
    .where('errors', 'is not', null)
    .where('line', '>', after)
    .limit(Math.min(limit, import_limits.lines))
    .execute() as Promise<ImportLine[]>;
}

// The columns are jsonb; what is in them was written by check-import.ts.
const lines = (tx: Tx, import_id: string) =>
  tx.selectFrom('import_lines').select(['line', 'data', 'errors']).where('import_id', '=', import_id).orderBy('line');
