/** What is written in Markdown as safe HTML; null: to be shown as it is. Loaded with the first text, because starting does not need it. */
export async function htmlOf(markdown: string): Promise<string | null> {
  const { markdownHtml } = await import('../../lib/markdown.ts');
  return markdownHtml(markdown);
}
