const name = 'PlainError';

/** An error whose message is all a person needs: it is printed as one line, without a stack. */
export function plainError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { name });
}

/** What to print about a thrown thing: the line of a plain error, the stack of any other. */
export function tell(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === name ? error.message : (error.stack ?? error.message);
}

/** The code of a system error (`ENOENT`, `EADDRINUSE`), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
