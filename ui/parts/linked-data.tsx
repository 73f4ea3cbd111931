const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * What a page is about, for machines (JSON-LD). A block of data, which browsers do not run and the policy does not ask about; nothing in
 * it can end it, because no `<` is left.
 */
export function LinkedData({ data }: { data: Record<string, unknown> }) {
  const text = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (letter) => escapes[letter] ?? '');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
