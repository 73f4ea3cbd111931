import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, parseFragment, serialize } from 'parse5';
import sanitize from 'sanitize-html';

/** What HTML of others may hold: elements and their attributes. No class, id or style, so that nothing dresses up as the portal or drives its behaviours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  hr: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  strong: [],
  em: [],
  s: [],
  code: [],
  pre: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
  a: ['href', 'rel'],
};

/** What people write is no recommendation of ours, and the page it leads to gets no hold on this one. */
const rel = 'noopener nofollow ugc';
const address = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]*$/iu;
const deepest = 100;

const options: sanitize.IOptions = {
  allowedTags: Object.keys(allowed),
  allowedAttributes: Object.fromEntries(Object.entries(allowed).map(([tag, names]) => [tag, [...names]])),
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: deepest,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  transformTags: {
    // The page has its own h1 and h2.
    h1: 'h3',
    h2: 'h3',
    a: (tagName, { href }) => ({ tagName, attribs: href && address.test(href) ? { href, rel } : {} }),
  },
};

/**
 * HTML of others, reduced to what is allowed. What comes out is parsed once more as a browser would and compared with the same list
 * (security.md 3.3): null when the two disagree, and the caller shows plain text. The answer is that second reading written down, so
 * every element in it is closed.
 */
export function safeHtml(html: string): string | null {
  return reread(sanitize(html, options));
}

/** A heading of a document, with the id that leads to it. */
export type Heading = { id: string; text: string; level: 2 | 3 };

const document_tags = [...Object.keys(allowed), 'h2'];
const document_options: sanitize.IOptions = {
  ...options,
  allowedTags: document_tags,
  transformTags: { ...options.transformTags, h1: 'h2', h2: 'h2' },
};
const most_headings = 500;

/**
 * The same for a document of the vendor's own, whose headings begin at h2 and get an id each, so that a page can lead to them. Out: the
 * HTML and its headings in order; null when it cannot be shown safely.
 */
export function safeDocument(html: string): { html: string; headings: Heading[] } | null {
  const fragment = read(sanitize(html, document_options), document_tags);
  if (!fragment) return null;
  const headings: Heading[] = [];
  const taken = new Set<string>();
  for (const node of fragment.childNodes) {
    if (!('tagName' in node) || (node.tagName !== 'h2' && node.tagName !== 'h3') || headings.length >= most_headings)
      continue;
    const text = textOf(node).replaceAll(/\s+/g, ' ').trim();
    if (!text) continue;
    const id = free(taken, slugOf(text) || 's');
    tree.adoptAttributes(node, [{ name: 'id', value: id }]);
    headings.push({ id, text, level: node.tagName === 'h2' ? 2 : 3 });
  }
  return { html: serialize(fragment), headings };
}

/** Text as part of an address: lower case, no accents, words joined by hyphens, at most 80 characters; empty when nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
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

/** HTML as a browser reads it, if it finds nothing in it but what is allowed; otherwise null. */
export function reread(html: string): string | null {
  const fragment = read(html, Object.keys(allowed));
  return fragment && serialize(fragment);
}

function read(html: string, tags: readonly string[]): Tree.DocumentFragment | null {
  let sound = true;
  const fragment = parseFragment(html, { onParseError: () => (sound = false) });
  return sound && fragment.childNodes.every((node) => fits(node, 1, tags)) ? fragment : null;
}

function fits(node: Tree.ChildNode, depth: number, tags: readonly string[]): boolean {
  if (node.nodeName === '#text') return true;
  if (!('tagName' in node) || depth > deepest || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') return false;
  if (!tags.includes(node.tagName)) return false;
  const attributes = Object.hasOwn(allowed, node.tagName) ? (allowed[node.tagName] ?? []) : [];
  return (
    node.attrs.every(({ name, value }) => attributes.includes(name) && holds(name, value)) &&
    node.childNodes.every((child) => fits(child, depth + 1, tags))
  );
}

function holds(attribute: string, value: string): boolean {
  if (attribute === 'href') return address.test(value);
  return attribute === 'rel' ? value === rel : /^\d{1,9}$/.test(value);
}
