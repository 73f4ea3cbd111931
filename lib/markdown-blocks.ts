import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { type DialectWords } from './directives.ts';
import { type Inline, inlineMarkdown } from './inline-markdown.ts';
import { blockLines, documentHtml } from './markdown.ts';

/**
 * A stretch of a document. `source`: its Markdown as written, to the beginning of the next one. `editable`: it can be written where it is
 * shown, `before` and `after` being what of the source stands around that; otherwise it is shown, and written as Markdown.
 */
export type MarkdownBlock = {
  source: string;
  html: string | null;
  editable: { tag: 'p' | 'h2' | 'h3' | 'h4'; before: string; after: string } | null;
};

/** A document in stretches that, put together, are the text letter by letter. */
export function markdownBlocks(text: string, words?: DialectWords): MarkdownBlock[] {
  const lines = text.split('\n');
  const starts = blockLines(text);
  if (starts.length === 0) return text === '' ? [] : [{ source: text, html: null, editable: null }];
  return starts.map((start, index) => {
    const end = starts[index + 1];
    const own = lines.slice(index === 0 ? 0 : start, end);
    return blockOf(own.join('\n') + (end === undefined ? '' : '\n'), words);
  });
}

const heading = /^(?<before>#{1,4} +)(?<inner>[^\n]*[^\s#])(?<after>\s*)$/;
const paragraph = /^(?<before>)(?<inner>\S[^]*?)(?<after>\s*)$/;

function blockOf(source: string, words: DialectWords | undefined): MarkdownBlock {
  const html = documentHtml(source, words)?.html ?? null;
  return { source, html, editable: html === null ? null : editableOf(source, html) };
}

// Only what comes out of its own display as it went in may be written there: nothing is lost that nobody touched.
function editableOf(source: string, html: string): MarkdownBlock['editable'] {
  const [only, ...rest] = parseFragment(html.trim()).childNodes;
  if (rest.length > 0 || !only || !('tagName' in only)) return null;
  const tag = (['p', 'h2', 'h3', 'h4'] as const).find((each) => each === only.tagName);
  const { before = '', inner, after = '' } = (tag === 'p' ? paragraph : heading).exec(source)?.groups ?? {};
  if (!tag || inner === undefined || only.attrs.some(({ name }) => name !== 'id')) return null;
  return inlineMarkdown(only.childNodes.map(inlineOf)) === inner ? { tag, before, after } : null;
}

function inlineOf(node: Tree.ChildNode): Inline {
  if ('value' in node) return { text: node.value.replaceAll('\n', '') };
  if (!('tagName' in node)) return { text: '' };
  return {
    name: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    children: node.childNodes.map(inlineOf),
  };
}
