import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, serialize } from 'parse5';
import sanitize from 'sanitize-html';
import { address, allowed, type Allowed, options, readAs, slugOf } from './html.ts';

/** A heading of a document, with the id that leads to it. */
export type Heading = { id: string; text: string; level: 2 | 3 };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Where a file of a document is taken from, and where its image is shown from. */
export const file_path = new RegExp(`^/content/files/(?<id>${uuid})(?:#(?<width>\\d{1,5})x(?<height>\\d{1,5}))?$`);
const image_path = new RegExp(`^/content/files/${uuid}/image$`);
/** Within this page, or within this portal. */
const local = /^(?:#[\p{L}\p{N}_-]*|\/(?![/\\])[\w\-./?=&%#~+,:@]*)$/u;

/** What may be in a document beside what anybody's text may hold: each attribute only with what the dialect writes there. */
const dialect: Allowed = {
  ...allowed,
  h2: {},
  p: { class: /^(?:callout-title|video)$/ },
  div: {
    class: /^(?:callout (?:tip|attention|important)|expander-body|tabbed|tabbed-body)$/,
    role: /^note$/,
  },
  details: { class: /^expander$/, name: /^tabs-\d{1,4}$/, open: /^$/ },
  summary: {},
  th: { class: /^end$/ },
  td: { class: /^end$/ },
  img: { src: image_path, alt: /^[^\p{Cc}]*$/u, width: /^\d{1,5}$/, height: /^\d{1,5}$/, loading: /^lazy$/ },
  a: { href: new RegExp(`${local.source}|${address.source}`, 'iu'), rel: /^noopener$/ },
};

const document_options: sanitize.IOptions = {
  ...options,
  allowedTags: Object.keys(dialect),
  allowedAttributes: Object.fromEntries(Object.entries(dialect).map(([tag, rules]) => [tag, Object.keys(rules)])),
  transformTags: {
    ...options.transformTags,
    h1: 'h2',
    h2: 'h2',
    a: (tagName, { href }) => {
      if (href && local.test(href)) return { tagName, attribs: { href } };
      return { tagName, attribs: href && address.test(href) ? { href, rel: 'noopener' } : {} };
    },
  },
};
const most_headings = 500;

/** A document as it may be printed. `paths`: where it leads within the portal and what it shows from there, without anchors, each once. */
export type SafeDocument = { html: string; headings: Heading[]; paths: string[] };

/**
 * HTML of the dialect, reduced to what a document may hold, read again as a browser would; its headings begin at h2 and get an id each,
 * so that a page can lead to them. Null when it cannot be shown safely.
 */
export function safeDocument(html: string): SafeDocument | null {
  const fragment = readAs(sanitize(html, document_options), dialect);
  if (!fragment) return null;
  const headings: Heading[] = [];
  const taken = new Set<string>();
  const paths = new Set<string>();
  for (const node of fragment.childNodes) {
    collect(node, paths);
    if (!('tagName' in node) || (node.tagName !== 'h2' && node.tagName !== 'h3') || headings.length >= most_headings)
      continue;
    const text = textOf(node).replaceAll(/\s+/g, ' ').trim();
    if (!text) continue;
    const id = free(taken, slugOf(text) || 's');
    tree.adoptAttributes(node, [{ name: 'id', value: id }]);
    headings.push({ id, text, level: node.tagName === 'h2' ? 2 : 3 });
  }
  return { html: serialize(fragment), headings, paths: [...paths] };
}

function collect(node: Tree.ChildNode, paths: Set<string>): void {
  if (!('tagName' in node)) return;
  for (const { name, value } of node.attrs)
    if ((name === 'href' || name === 'src') && value.startsWith('/')) paths.add(value.replace(/[#?].*$/, ''));
  for (const child of node.childNodes) collect(child, paths);
}

function free(taken: Set<string>, wanted: string): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next += 1) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function textOf(node: Tree.Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
