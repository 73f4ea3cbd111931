/** What a form holds besides the state it was filled in from. */
export function withoutVersion<Value extends { version?: number | undefined }>(value: Value): Omit<Value, 'version'> {
  const { version: _, ...rest } = value;
  return rest;
}
