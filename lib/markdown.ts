import MarkdownIt from 'markdown-it';
import { type Heading, safeDocument, safeHtml } from './html.ts';

/** Characters of Markdown that a message may hold (security.md 3.3). */
export const markdown_max = 65_536;

/** Characters of Markdown that a document may hold. */
export const document_max = 1_048_576;

const deepest = 20;

// What people write never becomes HTML of theirs, and never fetches anything: no raw HTML, no images, links to http(s) and mail alone.
const markdown = new MarkdownIt('default', {
  html: false,
  breaks: true,
  linkify: true,
  typographer: false,
  maxNesting: deepest,
});
markdown.disable(['image']);
// A file name such as nota.xml or a routine such as PFI170.PRW is no address: only what says http(s):// itself becomes a link.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('//', null);
markdown.validateLink = (address) => /^(?:https?:\/\/|mailto:)/i.test(address.trim());

/** Markdown as safe HTML: what may be printed on a page as it stands. Null for what cannot be shown safely or is too long; show the text as it is then. */
export function markdownHtml(text: string): string | null {
  const html = rendered(text, markdown_max);
  return html === null ? null : safeHtml(html);
}

/** The same for what the vendor publishes: up to `document_max` characters, with ids on its headings. */
export function documentHtml(text: string): { html: string; headings: Heading[]; links: string[] } | null {
  const html = rendered(text, document_max);
  const safe = html === null ? null : safeDocument(html);
  return safe && { ...safe, links: [] };
}

function rendered(text: string, max: number): string | null {
  if (text.length > max) return null;
  const environment = {};
  const tokens = markdown.parse(text, environment);
  // Past its deepest level the parser leaves text out; nothing anybody wrote may go missing.
  if (tokens.some(({ level }) => level >= deepest - 1)) return null;
  return markdown.renderer.render(tokens, markdown.options, environment);
}

/** Text that Markdown shows as it is: on one line, with nothing in it that means something. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}
