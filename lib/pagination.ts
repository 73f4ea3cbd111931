import { readUuid } from './uuid.ts';

/** Rows on one page of a list. */
export const page_size = 50;

/** A place in a list ordered by several columns, as it stands in an address. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor made by `encodeCursor`; null for anything else, so that a wrong address starts at the beginning. */
export function decodeCursor(text: string | null, length: number): string[] | null {
  if (!text || text.length > 2000) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string' && !value.includes('\0'))
      ? values
      : null;
  } catch {
    return null;
  }
}

/** Whether a text could be a cursor of `encodeCursor`, of whichever list; the empty one is the beginning. */
export function isCursor(text: string): boolean {
  if (text === '') return true;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(values) && values.every((value) => typeof value === 'string');
  } catch {
    return false;
  }
}

/** A place in a list ordered by name and id, as `after` of an address says it; null: at the beginning. */
export function placeOf(query: URLSearchParams): { name: string; id: string } | null {
  const [name, id] = decodeCursor(query.get('after'), 2) ?? [];
  const known = readUuid(id);
  return name !== undefined && known ? { name, id: known } : null;
}
