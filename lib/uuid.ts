const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id as typed in an address; null for what no row can have, so that PostgreSQL is not asked to parse it. */
export function readUuid(text: string | undefined): string | null {
  return text && shape.test(text) ? text : null;
}
