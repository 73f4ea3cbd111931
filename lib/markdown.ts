import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import { type DialectWords, directives } from './directives.ts';
import { safeHtml } from './html.ts';
import { file_path, safeDocument, type SafeDocument } from './safe-document.ts';

/** Characters of Markdown that a message may hold (security.md 3.3). */
export const markdown_max = 65_536;

/** Characters of Markdown that a document may hold. */
export const document_max = 1_048_576;

const deepest = 20;

// What people write never becomes HTML of theirs, and never fetches anything: no raw HTML, no images, links to http(s) and mail alone.
function parser(): Parser {
  const made = new MarkdownIt('default', {
    html: false,
    breaks: true,
    linkify: true,
    typographer: false,
    maxNesting: deepest,
  });
  // A file name such as nota.xml or a routine such as PFI170.PRW is no address: only what says http(s):// itself becomes a link.
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('//', null);
  return made;
}
const markdown = parser();
markdown.disable(['image']);
markdown.validateLink = (address) => /^(?:https?:\/\/|mailto:)/i.test(address.trim());

// What the vendor publishes may also lead within the portal, show what was sent to it, and use the containers of the dialect.
const documents = parser();
documents.validateLink = (address) => /^(?:https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(address.trim());
documents.use(directives);
const { rules, renderInlineAsText } = documents.renderer;
rules.image = (tokens, index, settings, env) => {
  const token = tokens[index];
  const source = String(token?.attrGet('src') ?? '');
  const { escapeHtml } = documents.utils;
  const alt = escapeHtml(renderInlineAsText.call(documents.renderer, token?.children ?? [], settings, env));
  const { id, width, height } = file_path.exec(source)?.groups ?? {};
  // An image of somewhere else would tell its owner who reads; it is a link then.
  if (!id) return `<a href="${escapeHtml(source)}">${alt || escapeHtml(source)}</a>`;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  return `<img src="/content/files/${id}/image" alt="${alt}"${size} loading="lazy">`;
};
for (const cell of ['th_open', 'td_open'] as const)
  rules[cell] = (tokens, index) => {
    const tag = cell.slice(0, 2);
    return tokens[index]?.attrGet('style') === 'text-align:right' ? `<${tag} class="end">` : `<${tag}>`;
  };

/** Markdown as safe HTML: what may be printed on a page as it stands. Null for what cannot be shown safely or is too long; show the text as it is then. */
export function markdownHtml(text: string): string | null {
  const html = text.length > markdown_max ? null : rendered(markdown, text, {});
  return html === null ? null : safeHtml(html);
}

const english: DialectWords = {
  tip: 'Tip',
  attention: 'Attention',
  important: 'Important',
  expander: 'More',
  tab: 'Tab',
  video: 'Video',
};

/** The same for what the vendor publishes: up to `document_max` characters in the dialect of documents. `words`: in the language of the text. */
export function documentHtml(text: string, words: DialectWords = english): SafeDocument | null {
  const html = text.length > document_max ? null : rendered(documents, text, { words });
  return html === null ? null : safeDocument(html);
}

/** The lines at which the outermost blocks of a document begin. */
export function blockLines(text: string): number[] {
  if (text.length > document_max) return [];
  const starts = documents
    .parse(text, {})
    .flatMap(({ level, map, nesting }) => (level === 0 && map && nesting >= 0 ? [map[0]] : []));
  return [...new Set(starts)].toSorted((a, b) => a - b);
}

function rendered(by: Parser, text: string, environment: Record<string, unknown>): string | null {
  const tokens = by.parse(text, environment);
  // Past its deepest level the parser leaves text out; nothing anybody wrote may go missing.
  if (tokens.some(({ level }) => level >= deepest - 1)) return null;
  return by.renderer.render(tokens, by.options, environment);
}

/** Text that Markdown shows as it is: on one line, with nothing in it that means something. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}
