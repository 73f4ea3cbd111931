import { isEmoticon } from './pictures.ts';
import { attribute, type Element, isElement, isUnsaid, type Node, textOf } from './nodes.ts';

/** Where a link leads in this portal, or elsewhere, and where an image is kept here; null: nowhere. */
export type LinkTo = (address: string, of?: 'image') => string | null;

const marks: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', s: '~~', del: '~~', strike: '~~' };
const code = new Set(['code', 'tt', 'kbd', 'samp']);

/** Text that Markdown shows as it is, with no more signs before it than it needs. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*[\]<>~|]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');

/** Signs that would begin something else at the start of a line. */
export const startOfLine = (text: string): string =>
  text.replaceAll(
    /^(\s*)(?:(#{1,6}|[-+=]|:::?)|(\d{1,9})([.)]))(?=\s|$|-|=|\p{L})/gmu,
    (_all, space, sign, number, dot) => (sign ? `${space}\\${sign}` : `${space}${number}\\${dot}`),
  );

function codeOf(text: string): string {
  if (!text.trim()) return text;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

// A sign must stand against a word: spaces inside it move out.
function marked(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return inner && !inner.includes('\n\n') ? `${before}${mark}${inner}${mark}${after}` : text;
}

/** What stands in a line: words with their weight, code, links and breaks. `depth`: of elements around it. */
export function inlineOf(nodes: readonly Node[], link: LinkTo, depth = 0): string {
  return nodes.map((node) => inline(node, link, depth)).join('');
}

function inline(node: Node, link: LinkTo, depth: number): string {
  if (node.nodeName === '#text' && 'value' in node) return plain(node.value);
  if (!isElement(node) || isUnsaid(node)) return '';
  const { tagName } = node;
  if (tagName === 'br') return '\n';
  if (depth > deepest) return plain(textOf(node));
  if (code.has(tagName)) return codeOf(textOf(node));
  if (tagName === 'img') return imageOf(node, link);
  const inner = inlineOf(node.childNodes, link, depth + 1);
  const mark = marks[tagName];
  if (mark) return marked(mark, inner);
  if (tagName === 'a') return linkOf(node, inner, link);
  return inner;
}

const deepest = 60;

function linkOf(element: Element, inner: string, link: LinkTo): string {
  const href = attribute(element, 'href')?.trim();
  const to = href ? link(href) : null;
  const shown = inner.replaceAll('\n', ' ').trim();
  if (!to || !shown) return inner;
  // An address may hold brackets and spaces; in Markdown it ends there.
  return `[${shown}](${to.replaceAll(/[\s<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

// What an image showed that did not come along is said, if its author said it; the name of its file says nothing.
function imageOf(element: Element, link: LinkTo): string {
  const alt = attribute(element, 'alt')?.trim() ?? '';
  const said = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(alt) ? '' : plain(alt);
  const kept = isEmoticon(element) ? null : link(attribute(element, 'src')?.trim() ?? '', 'image');
  if (kept) return `![${said}](${kept})`;
  return said && `*${said}*`;
}
