/** What is looked for, as an address says it: one line, bounded, in the form names are stored in. */
export function searched(query: URLSearchParams): string {
  return (query.get('q') ?? '').replaceAll('\0', '').normalize('NFC').trim().slice(0, 100);
}
