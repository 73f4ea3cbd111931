import { type DefaultTreeAdapterTypes as Tree, parseFragment, serialize } from 'parse5';
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

/** HTML as a browser reads it, if it finds nothing in it but what is allowed; otherwise null. */
export function reread(html: string): string | null {
  let sound = true;
  const fragment = parseFragment(html, { onParseError: () => (sound = false) });
  return sound && fragment.childNodes.every((node) => fits(node, 1)) ? serialize(fragment) : null;
}

function fits(node: Tree.ChildNode, depth: number): boolean {
  if (node.nodeName === '#text') return true;
  if (!('tagName' in node) || depth > deepest || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') return false;
  const attributes = Object.hasOwn(allowed, node.tagName) ? allowed[node.tagName] : undefined;
  return (
    attributes !== undefined &&
    node.attrs.every(({ name, value }) => attributes.includes(name) && holds(name, value)) &&
    node.childNodes.every((child) => fits(child, depth + 1))
  );
}

function holds(attribute: string, value: string): boolean {
  if (attribute === 'href') return address.test(value);
  return attribute === 'rel' ? value === rel : /^\d{1,9}$/.test(value);
}
