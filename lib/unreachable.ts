/** Whether an error says that the database is out of reach: refused, lost or shutting down (PostgreSQL classes 08 and 57P), or no free connection in time. */
export function unreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|57P|53300|ECONN|ENOENT|EPIPE)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)
  );
}
