/** The name of the constraint by which PostgreSQL refused a statement (class 23); null for every other error. The transaction is aborted then. */
export function constraintOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return null;
  return String(error.code).startsWith('23') ? String(error.constraint) : null;
}
