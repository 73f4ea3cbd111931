const box = /^([a-z_]+)\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * A list of boxes arrives as a field for each that is ticked, `<name>.<id>`. Out: their ids, and the form without them; what
 * is no such field stays there, for the schema to refuse.
 */
export function boxesOf(form: Record<string, string>, name: string): { ids: string[]; rest: Record<string, string> } {
  const ids: string[] = [];
  const rest: Record<string, string> = {};
  for (const [field, value] of Object.entries(form)) {
    const [, of_list, id] = box.exec(field) ?? [];
    if (of_list === name && id) ids.push(id);
    else rest[field] = value;
  }
  return { ids, rest };
}
